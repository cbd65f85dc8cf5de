namespace ChatHub.LoadTest.Report;

/// <summary>All figures of this run of the tool, in the order in which they came.</summary>
internal sealed class Results
{
    private readonly List<Measured> all = [];
    private readonly List<Series> series = [];

    public IReadOnlyList<Measured> All => all;

    /// <summary>Courses over time, for plots; tables do not show them.</summary>
    public IReadOnlyList<Series> Courses => series;

    public void Add(string scenario, string variant, string target, int run, params ReadOnlySpan<(Metric Metric, double Value)> figures)
    {
        foreach (var (metric, value) in figures)
        {
            all.Add(new Measured(scenario, variant, target, run, metric, value));
        }
    }

    public void Add(Series course) => series.Add(course);

    /// <summary>Scenario by scenario and variant by variant: for each metric, the spread on each target.</summary>
    public IEnumerable<ResultTable> Tables() =>
        from row in all
        group row by (row.Scenario, row.Variant) into rows
        select new ResultTable(
            rows.Key.Scenario,
            rows.Key.Variant,
            [.. rows.Select(row => row.Target).Distinct()],
            [.. rows.GroupBy(row => row.Metric).Select(metric => new ResultRow(
                metric.Key,
                metric.GroupBy(row => row.Target).ToDictionary(target => target.Key, target => Spread.Of(target.Select(row => row.Value)))))]);
}

/// <summary>One variant of a scenario.</summary>
internal sealed record ResultTable(string Scenario, string Variant, IReadOnlyList<string> Targets, IReadOnlyList<ResultRow> Rows);

/// <summary>One metric on each target.</summary>
internal sealed record ResultRow(Metric Metric, IReadOnlyDictionary<string, Spread> Targets)
{
    /// <summary>The first target's median by the second's; null without a second.</summary>
    public double? Ratio(IReadOnlyList<string> targets) =>
        targets.Count == 2 && targets.All(Targets.ContainsKey) ? Targets[targets[0]].Median / Targets[targets[1]].Median : null;
}

/// <summary>A course: at each point the seconds since its beginning, and the value.</summary>
internal sealed record Series(string Scenario, string Variant, string Target, int Run, string Name, IReadOnlyList<double[]> Points);
