using System.Diagnostics;
using ChatHub.LoadTest.Load;
using ChatHub.LoadTest.Report;
using ChatHub.LoadTest.Servers;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>Half of what a server can do, for long: memory, handles and the write-ahead log must stay where they are.</summary>
internal static class Soak
{
    public const string Name = "soak";

    /// <summary>As long as so many passes of another scenario: ten minutes, unless the command line says how long those are.</summary>
    private const int Passes = 120;

    private const int Quarters = 4;

    private static readonly Metric PeakPerSecond = new("at most accepted/s, before", 0);
    private static readonly Metric ResidentFirst = new("server resident MB, most in the second quarter", 0);
    private static readonly Metric ResidentLast = new("server resident MB, most in the last quarter", 0);
    private static readonly Metric HandlesFirst = new("handles, most in the second quarter", 0);
    private static readonly Metric HandlesLast = new("handles, most in the last quarter", 0);
    private static readonly Metric LogMost = new("write-ahead log MB, at most", 1);

    private static readonly TimeSpan SamplePeriod = TimeSpan.FromSeconds(1);

    public static async Task Run(LoadRun run)
    {
        var users = run.Settings.UsersOr(200, 10) / 2 * 2;
        await using var target = await ChatHubTarget.Start();
        await using var fleet = await Fleet.Connect(
            new FleetSetup { Target = target, Count = users, Senders = users, Violations = run.Violations, TextBytes = run.Settings.TextBytes }, run.Stop);
        foreach (var client in fleet.Clients)
        {
            client.Plan = new SendPlan('U', fleet.NickOf(client.Number ^ 1));
        }

        var peak = await Pass.Run(
            fleet, [.. fleet.Clients], Pace.UnderWay(run.Settings.InFlight), run.Settings, number: 1, seenPerMessage: 2, run.Violations, run.Stop);
        var rate = Math.Max(1, (int)(peak.AcceptedPerSecond / 2));
        var time = run.Settings.Smoke ? run.Settings.Measured : run.Settings.Measured * Passes;
        run.Progress.Say($"{Name}: {rate:N0} messages/s for {time}");

        var (accepted, samples) = (fleet.Accepted, new List<Sample>());
        fleet.Meter.Clear();
        fleet.Meter.On = true;
        var started = Stopwatch.GetTimestamp();
        using (Pass.StartSending([.. fleet.Clients], Pace.Fixed(rate)))
        {
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                await Task.Delay(TimeSpan.FromTicks(Math.Min(SamplePeriod.Ticks, time.Ticks / Quarters)), TimeProvider.System, run.Stop);
                var usage = target.Usage;
                samples.Add(new Sample(Stopwatch.GetElapsedTime(started).TotalSeconds, usage.ResidentBytes, usage.Handles, target.LogBytes));
            }
        }

        fleet.Meter.On = false;
        accepted = fleet.Accepted - accepted;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await Pass.Settle(fleet, seenPerMessage: 2, run.Violations);
        Add(run, $"{users} users, half of the peak, {time.TotalMinutes:N0} minutes", peak, accepted / seconds, fleet, samples);
    }

    private static void Add(LoadRun run, string variant, PassFigures peak, double rate, Fleet fleet, List<Sample> samples)
    {
        var second = samples[(samples.Count / Quarters)..Math.Max(samples.Count / 2, (samples.Count / Quarters) + 1)];
        var last = samples[(samples.Count * (Quarters - 1) / Quarters)..];
        run.Results.Add(
            Name, variant, fleet.Target.Name, run: 1,
            (PeakPerSecond, peak.AcceptedPerSecond), (Metric.AcceptedPerSecond, rate),
            (Metric.AcceptedP50, fleet.Meter.Accepted.Milliseconds(0.5)), (Metric.AcceptedP99, fleet.Meter.Accepted.Milliseconds(0.99)),
            (ResidentFirst, second.Max(sample => sample.Resident) / 1e6), (ResidentLast, last.Max(sample => sample.Resident) / 1e6),
            (HandlesFirst, second.Max(sample => sample.Handles)), (HandlesLast, last.Max(sample => sample.Handles)),
            (LogMost, samples.Max(sample => sample.Log) / 1e6));
        run.Results.Add(new Series(Name, variant, fleet.Target.Name, 1, "server resident bytes", [.. samples.Select(sample => new double[] { sample.At, sample.Resident })]));
        run.Results.Add(new Series(Name, variant, fleet.Target.Name, 1, "write-ahead log bytes", [.. samples.Select(sample => new double[] { sample.At, sample.Log })]));
    }

    private sealed record Sample(double At, long Resident, int Handles, long Log);
}
