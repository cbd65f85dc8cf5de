using ChatHub.LoadTest.Load;
using ChatHub.LoadTest.Report;
using ChatHub.LoadTest.Seeding;
using ChatHub.LoadTest.Servers;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>
/// Some do whatever they like, with the limits on: what the others notice of it, while the flood has what everybody may do at once, and after that. The
/// baseline is the same server a moment before.
/// </summary>
internal static class Floods
{
    public const string Name = "floods";

    private static readonly Metric ShownP50Before = new("shown p50 ms, before", 2);
    private static readonly Metric ShownP99Before = new("shown p99 ms, before", 2);
    private static readonly Metric ShownP99Begun = new("shown p99 ms, flood begins", 2);
    private static readonly Metric ShownP50Flood = new("shown p50 ms, flood goes on", 2);
    private static readonly Metric ShownP99Flood = new("shown p99 ms, flood goes on", 2);
    private static readonly Metric BegunRatio = new("p99 flood begins / before", 2);
    private static readonly Metric P99Ratio = new("p99 flood goes on / before", 2);
    private static readonly Metric ConnectedP99Before = new("connected p99 ms, before", 1);
    private static readonly Metric ConnectedBegunRatio = new("connected p99 flood begins / before", 2);
    private static readonly Metric ConnectedRatio = new("connected p99 flood goes on / before", 2);
    private static readonly Metric SentPerSecond = new("sent/s", 0);
    private static readonly Metric CpuBefore = new("server CPU %, before", 0);
    private static readonly Metric CpuFlood = new("server CPU %, flood goes on", 0);

    public static async Task Run(LoadRun run)
    {
        foreach (var flood in Flood.All.Where(flood => run.Settings.Wants(flood.Name)))
        {
            foreach (var number in run.Runs)
            {
                await Measure(run, flood, number);
            }
        }
    }

    private static async Task Measure(LoadRun run, Flood flood, int number)
    {
        var users = run.Settings.UsersOr(200, 10) / 2 * 2;
        using var folder = new TempFolder();
        if (flood.Fill is { } fill)
        {
            await SeededStore.Make(folder.Path, seed => fill(seed, run.Settings.Smoke));
        }

        await using var target = await ChatHubTarget.Start(folder.Path, limits: true);
        await using var fleet = await Fleet.Connect(
            new FleetSetup { Target = target, Count = users, Senders = users, Violations = run.Violations, TextBytes = run.Settings.TextBytes }, run.Stop);
        foreach (var client in fleet.Clients)
        {
            client.Plan = new SendPlan('U', fleet.NickOf(client.Number ^ 1));
        }

        var newcomers = await Newcomers.SignIn(target.Url, run.Stop);
        await using var flooding = await FloodProcess.Start(flood, target.Url, run.Settings.Smoke);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(run.Stop);
        var connecting = newcomers.Run(enough.Token);
        long sent;
        Watched before, begun, during;
        using (Pass.StartSending([.. fleet.Clients], Pace.Fixed(run.Settings.Size(1_000, 50))))
        {
            await Task.Delay(run.Settings.WarmUpOf(1), TimeProvider.System, run.Stop);
            before = await Watch(run, fleet, newcomers);
            flooding.Begin();
            begun = await Watch(run, fleet, newcomers);
            during = await Watch(run, fleet, newcomers);
            sent = await flooding.End();
        }

        await enough.CancelAsync();
        await connecting;

        await Pass.Settle(fleet, seenPerMessage: 2, run.Violations);
        run.Violations.Expect($"{Name}: still connected", users, fleet.Clients.Count(client => !client.Closed.IsCompleted));
        if (sent == 0)
        {
            run.Violations.Add($"{flood.Name}: nothing of the flood was sent");
        }

        run.Results.Add(
            Name, flood.Name, fleet.Target.Name, number,
            (ShownP50Before, before.P50), (ShownP99Before, before.P99), (ShownP99Begun, begun.P99), (ShownP50Flood, during.P50), (ShownP99Flood, during.P99),
            (BegunRatio, begun.P99 / before.P99), (P99Ratio, during.P99 / before.P99), (ConnectedP99Before, before.ConnectedP99),
            (ConnectedBegunRatio, begun.ConnectedP99 / before.ConnectedP99), (ConnectedRatio, during.ConnectedP99 / before.ConnectedP99), (SentPerSecond, sent / (begun.Seconds + during.Seconds)),
            (CpuBefore, before.CpuPercent), (CpuFlood, during.CpuPercent));
        run.Progress.Say($"{Name} · {flood.Name} · run {number}: p99 {before.P99:N2} -> {begun.P99:N2} -> {during.P99:N2} ms, connected {before.ConnectedP99:N1} -> {begun.ConnectedP99:N1} -> {during.ConnectedP99:N1} ms, {sent / (begun.Seconds + during.Seconds):N0} sent/s");
    }

    private static async Task<Watched> Watch(LoadRun run, Fleet fleet, Newcomers newcomers)
    {
        fleet.Meter.Clear();
        newcomers.Connected.Clear();
        fleet.Meter.On = true;
        var (started, cpu) = (TimeProvider.System.GetTimestamp(), fleet.Target.Usage.Cpu);
        await Task.Delay(2 * run.Settings.Measured, TimeProvider.System, run.Stop);
        fleet.Meter.On = false;
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var shown = fleet.Meter.Shown;
        return new Watched(shown.Milliseconds(0.5), shown.Milliseconds(0.99), newcomers.Connected.Milliseconds(0.99), seconds, (fleet.Target.Usage.Cpu - cpu).TotalSeconds / seconds * 100);
    }

    private sealed record Watched(double P50, double P99, double ConnectedP99, double Seconds, double CpuPercent);
}
