using System.Globalization;
using System.Text;

namespace ChatHub.LoadTest.Report;

/// <summary>A result as people read it: metrics down, targets across, median (min–max), the ratio at the end.</summary>
internal static class TextTable
{
    public static string Of(ResultTable table)
    {
        var lines = new List<string[]> { (string[])["", .. table.Targets, .. table.Targets.Count == 2 ? new[] { "ratio" } : []] };
        lines.AddRange(table.Rows.Select(row => Cells(table, row)));
        var widths = Enumerable.Range(0, lines[0].Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        var text = new StringBuilder().AppendLine().Append(table.Scenario).Append(" · ").AppendLine(table.Variant);
        foreach (var line in lines)
        {
            text.Append("  ").Append(line[0].PadRight(widths[0]));
            for (var column = 1; column < line.Length; column++)
            {
                text.Append("   ").Append(line[column].PadLeft(widths[column]));
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    private static string[] Cells(ResultTable table, ResultRow row)
    {
        var ratio = row.Ratio(table.Targets) is { } value && double.IsFinite(value) ? value.ToString("F2", CultureInfo.InvariantCulture) : "";
        var cells = table.Targets.Select(target => row.Targets.TryGetValue(target, out var spread) ? Cell(spread, row.Metric) : "");
        return [row.Metric.Name, .. cells, .. table.Targets.Count == 2 ? new[] { ratio } : []];
    }

    private static string Cell(Spread spread, Metric metric)
    {
        var median = Number(spread.Median, metric);
        return spread.Runs.Count == 1 ? median : $"{median} ({Number(spread.Min, metric)}–{Number(spread.Max, metric)})";
    }

    private static string Number(double value, Metric metric) =>
        !double.IsFinite(value) ? "–" : value.ToString("N" + metric.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
