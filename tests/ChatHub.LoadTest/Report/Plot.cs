using System.Globalization;
using System.Text;

namespace ChatHub.LoadTest.Report;

/// <summary>The result as people see it at a glance: a picture (SVG) of each variant's cost and rate beside the baseline's.</summary>
internal static class Plot
{
    private const int Row = 44;
    private const int Left = 440;
    private const int Unit = 220;
    private const int Width = Left + (3 * Unit) + 90;
    private static readonly Metric[] Shown = [Metric.DeliveredPerSecond, Metric.CpuPerDelivered];

    /// <summary>Writes it; nothing where no variant has a baseline.</summary>
    public static void Write(string path, Results results)
    {
        var rows = (
            from table in results.Tables()
            from row in table.Rows
            where Shown.Contains(row.Metric)
            let ratio = row.Ratio(table.Targets)
            where ratio is not null && double.IsFinite(ratio.Value)
            select (Name: $"{table.Scenario} · {table.Variant}", row.Metric, Ratio: ratio.Value)).ToList();
        if (rows.Count > 0)
            File.WriteAllText(path, Picture(rows));
    }

    private static string Picture(List<(string Name, Metric Metric, double Ratio)> rows)
    {
        var svg = new StringBuilder();
        var height = (rows.Count * Row / 2) + 70;
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\">");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/><text x=\"10\" y=\"20\" font-weight=\"bold\">ChatHub by the bare SignalR hub of the same run: 1 is as much</text>");
        svg.Append("<text x=\"10\" y=\"40\" fill=\"#1f6f8b\">delivered a second (longer is better)</text><text x=\"250\" y=\"40\" fill=\"#b5651d\">server processor time a message (shorter is better)</text>");
        var y = 60;
        foreach (var (name, metric, ratio) in rows)
        {
            var isRate = metric == Metric.DeliveredPerSecond;
            var length = Math.Min(ratio, 3) * Unit;
            if (isRate)
                svg.Append(CultureInfo.InvariantCulture, $"<text x=\"10\" y=\"{y + 20}\">{System.Security.SecurityElement.Escape(name)}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left}\" y=\"{y}\" width=\"{length:F0}\" height=\"16\" fill=\"{(isRate ? "#1f6f8b" : "#b5651d")}\"/>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + length + 6:F0}\" y=\"{y + 13}\">{ratio:F2}</text>");
            y += isRate ? 18 : Row - 18;
        }

        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left + Unit}\" y1=\"50\" x2=\"{Left + Unit}\" y2=\"{height - 10}\" stroke=\"#333\" stroke-dasharray=\"4\"/></svg>");
        return svg.ToString();
    }
}
