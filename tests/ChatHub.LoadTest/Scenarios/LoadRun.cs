using ChatHub.LoadTest.Measure;
using ChatHub.LoadTest.Report;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>What a scenario works with.</summary>
internal sealed record LoadRun(Settings Settings, Results Results, Violations Violations, Progress Progress, CancellationToken Stop)
{
    /// <summary>Numbers of the runs, from 1.</summary>
    public IEnumerable<int> Runs => Enumerable.Range(1, Settings.Runs);
}
