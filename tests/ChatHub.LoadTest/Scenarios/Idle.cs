using System.Diagnostics;
using ChatHub.LoadTest.Load;
using ChatHub.LoadTest.Report;
using ChatHub.LoadTest.Servers;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>What a connection that does nothing costs in memory.</summary>
internal static class Idle
{
    public const string Name = "idle";

    /// <summary>Connected before the first reading, so that what the first connections load once is not counted.</summary>
    private const int Before = 100;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public static async Task Run(LoadRun run)
    {
        foreach (var connections in run.Settings.Users is { } users ? [users] : run.Settings.Smoke ? [200] : new[] { 1_000, 5_000 })
        {
            foreach (var number in run.Runs)
            {
                await using (var hub = await ChatHubTarget.Start())
                {
                    await Measure(run, hub, connections, number);
                }

                if (!run.Settings.NoBaseline)
                {
                    await using var bare = await BareTarget.Start(run.Stop);
                    await Measure(run, bare, connections, number);
                }
            }
        }
    }

    private static async Task Measure(LoadRun run, Target target, int connections, int number)
    {
        await using var first = await Fleet.Connect(SetupOf(run, target, "a", Before), run.Stop);
        var before = await Settled(run, target);
        var started = Stopwatch.GetTimestamp();
        await using var fleet = await Fleet.Connect(SetupOf(run, target, "b", connections), run.Stop);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var after = await Settled(run, target);
        run.Violations.Expect($"{Name}: still connected", connections, fleet.Clients.Count(client => !client.Closed.IsCompleted));
        run.Results.Add(
            Name, $"{connections:N0} connections", target.Name, number,
            (Metric.KilobytesPerConnection, (after - before) / 1_000.0 / connections),
            (Metric.ResidentMegabytes, after / 1e6),
            (Metric.ConnectsPerSecond, connections / seconds),
            (Metric.ConnectRetries, fleet.Retries));
        run.Progress.Say($"{Name} · {connections:N0} · {target.Name} · run {number}: {(after - before) / 1_000.0 / connections:N1} kB each");
    }

    private static FleetSetup SetupOf(LoadRun run, Target target, string prefix, int count) =>
        new() { Target = target, Count = count, Senders = 1, Violations = run.Violations, Prefix = prefix, ReadBuffer = 2 * 1024 };

    /// <summary>Resident memory once it moves by less than half a percent in a second.</summary>
    private static async Task<long> Settled(LoadRun run, Target target)
    {
        var last = target.Usage.ResidentBytes;
        for (var tries = 0; tries < run.Settings.Size(15, 1); tries++)
        {
            await Task.Delay(Step, TimeProvider.System, run.Stop);
            var now = target.Usage.ResidentBytes;
            if (Math.Abs(now - last) < last / 200)
            {
                return now;
            }

            last = now;
        }

        return last;
    }
}
