namespace ChatHub.LoadTest.Report;

/// <summary>One figure of one run.</summary>
internal sealed record Measured(string Scenario, string Variant, string Target, int Run, Metric Metric, double Value);

/// <summary>A figure over all runs.</summary>
internal sealed record Spread(double Median, double Min, double Max, IReadOnlyList<double> Runs)
{
    public static Spread Of(IEnumerable<double> values)
    {
        var runs = values.ToList();
        var sorted = runs.Where(double.IsFinite).Order().ToList();
        if (sorted.Count == 0)
        {
            return new Spread(double.NaN, double.NaN, double.NaN, runs);
        }

        var middle = sorted.Count / 2;
        var median = sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1], runs);
    }
}
