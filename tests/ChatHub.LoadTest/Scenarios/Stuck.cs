using System.Diagnostics;
using ChatHub.LoadTest.Load;
using ChatHub.LoadTest.Report;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>One in ten members of a group stops reading. The others must not notice, and the stuck ones must lose nothing.</summary>
internal static class Stuck
{
    public const string Name = "stuck";

    private const string GroupName = "equipe";
    private const int StuckShare = 10;

    // Long texts and a small window on the stuck side fill what is between the two within seconds.
    private const int TextBytes = 1_000;
    private const int SmallWindow = 16 * 1024;

    private static readonly Metric ShownP50All = new("shown p50 ms, all reading", 2);
    private static readonly Metric ShownP99All = new("shown p99 ms, all reading", 2);
    private static readonly Metric ShownP50Stuck = new("shown p50 ms, some stuck", 2);
    private static readonly Metric ShownP99Stuck = new("shown p99 ms, some stuck", 2);
    private static readonly Metric SlowestStuck = new("shown at the latest ms, some stuck", 0);
    private static readonly Metric P99Ratio = new("p99 with stuck / without", 2);
    private static readonly Metric ResidentAll = new("server resident MB, all reading", 0);
    private static readonly Metric ResidentStuck = new("server resident peak MB, some stuck", 0);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(22);

    private static readonly TimeSpan SamplePeriod = TimeSpan.FromMilliseconds(500);

    public static async Task Run(LoadRun run)
    {
        var members = run.Settings.UsersOr(200, 20);
        var rate = run.Settings.Size(100, 50);
        foreach (var number in run.Runs)
        {
            await using var arena = await Arena.Open(run, target => new FleetSetup
            {
                Target = target,
                Count = members,
                Senders = members,
                Violations = run.Violations,
                TextBytes = TextBytes,
                ReceiveWindowOf = client => IsStuck(client) ? SmallWindow : 0,
            });
            foreach (var fleet in arena.Fleets)
            {
                await Group.JoinAll(fleet, GroupName, run.Stop);
                await Measure(run, fleet, members, rate, number);
            }
        }
    }

    private static bool IsStuck(int client) => client % StuckShare == StuckShare - 1;

    private static async Task Measure(LoadRun run, Fleet fleet, int members, int rate, int number)
    {
        var healthy = fleet.Clients.Where(client => !IsStuck(client.Number)).ToList();
        var stuck = fleet.Clients.Where(client => IsStuck(client.Number)).ToList();
        var senders = healthy.Take(10).ToList();
        senders.ForEach(sender => sender.Plan = new SendPlan('G', GroupName));

        Watched without, with;
        using (Pass.StartSending(senders, Pace.Fixed(rate)))
        {
            without = await Watch(run, fleet, run.Settings.Measured, "all reading", number);
            stuck.ForEach(client => client.StopReading());

            // Longer than a server may take to cut them, so that every phase of it is in the figures.
            with = await Watch(run, fleet, run.Settings.Smoke ? run.Settings.Measured : Patience, "some stuck", number);
        }

        var cut = await CutOff(fleet, stuck);
        var variant = $"{members} members, {stuck.Count} stop reading, {rate} messages/s of {TextBytes} bytes";
        run.Results.Add(
            Name, variant, fleet.Target.Name, number,
            (ShownP50All, without.P50), (ShownP99All, without.P99), (ShownP50Stuck, with.P50), (ShownP99Stuck, with.P99), (SlowestStuck, with.Slowest),
            (P99Ratio, with.P99 / without.P99), (Metric.DeliveredPerSecond, with.PerSecond),
            (ResidentAll, without.ResidentPeak / 1e6), (ResidentStuck, with.ResidentPeak / 1e6),
            (Metric.CutOff, cut));
        run.Progress.Say($"{Name} · {fleet.Target.Name} · run {number}: p99 {without.P99:N2} -> {with.P99:N2} ms");

        await Task.WhenAll(stuck.Select(client => client.DisposeAsync().AsTask()));
        if (fleet.Target.Dialect == Dialect.ChatHub)
        {
            // They come back, go on where they were, and have missed nothing.
            await fleet.ConnectAll(run.Stop);
            await Pass.Settle(fleet, members, run.Violations);
        }
    }

    private static async Task<Watched> Watch(LoadRun run, Fleet fleet, TimeSpan time, string phase, int number)
    {
        var points = new List<double[]>();
        var healthy = fleet.Clients.Where(client => !IsStuck(client.Number)).ToList();
        var before = healthy.Sum(client => client.Seen.Others);
        fleet.Meter.Clear();
        fleet.Meter.On = true;
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < time)
        {
            await Task.Delay(SamplePeriod, TimeProvider.System, run.Stop);
            points.Add([Stopwatch.GetElapsedTime(started).TotalSeconds, fleet.Target.Usage.ResidentBytes]);
        }

        fleet.Meter.On = false;
        var shown = fleet.Meter.Shown;
        run.Results.Add(new Series(Name, phase, fleet.Target.Name, number, "server resident bytes", points));
        return new Watched(
            shown.Milliseconds(0.5), shown.Milliseconds(0.99), shown.Milliseconds(1),
            (healthy.Sum(client => client.Seen.Others) - before) / Stopwatch.GetElapsedTime(started).TotalSeconds, points.Max(point => point[1]));
    }

    /// <summary>How many of them the server counts as gone; the bare hub cannot say.</summary>
    private static async Task<double> CutOff(Fleet fleet, List<LoadClient> stuck)
    {
        if (fleet.Target.Dialect != Dialect.ChatHub)
        {
            return double.NaN;
        }

        var reply = await fleet[0].Call("ListGroupUsers", GroupName);
        var gone = reply.GetProperty("data").EnumerateArray()
            .Where(user => !user.GetProperty("connected").GetBoolean())
            .Select(user => user.GetProperty("nick").GetString());
        return gone.Intersect(stuck.Select(client => client.Nick), StringComparer.Ordinal).Count();
    }

    private sealed record Watched(double P50, double P99, double Slowest, double PerSecond, double ResidentPeak);
}
