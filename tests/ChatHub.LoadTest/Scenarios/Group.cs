using ChatHub.LoadTest.Load;
using ChatHub.LoadTest.Report;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>Some members of one group write to it.</summary>
internal static class Group
{
    public const string Name = "group";

    private const string GroupName = "equipe";

    public static async Task Run(LoadRun run)
    {
        await Run(run, run.Settings.Size(100, 12), 1, run.Settings.Size(10, 3));
        await Run(run, run.Settings.Size(1_000, 20), 1);
    }

    /// <summary>Makes a group of all clients of a fleet.</summary>
    public static async Task JoinAll(Fleet fleet, string group, CancellationToken stop)
    {
        await fleet[0].Call(fleet.Target.Dialect == Dialect.ChatHub ? "CreateGroup" : "JoinGroup", group);
        await Parallel.ForEachAsync(
            fleet.Clients.Skip(1), new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = stop }, async (client, _) => await client.Call("JoinGroup", group));
    }

    private static async Task Run(LoadRun run, int members, params int[] senderCounts)
    {
        senderCounts = [.. senderCounts.Where(senders => run.Settings.Wants(VariantOf(run, members, senders)))];
        if (senderCounts.Length == 0)
        {
            return;
        }

        await using var arena = await Arena.Open(run, target => new FleetSetup
        {
            Target = target,
            Count = members,
            Senders = senderCounts.Max(),
            Violations = run.Violations,
            TextBytes = run.Settings.TextBytes,
        });
        foreach (var fleet in arena.Fleets)
        {
            await JoinAll(fleet, GroupName, run.Stop);
            foreach (var sender in fleet.Clients.Take(senderCounts.Max()))
            {
                sender.Plan = new SendPlan('G', GroupName);
            }
        }

        foreach (var senders in senderCounts)
        {
            foreach (var number in run.Runs)
            {
                foreach (var fleet in arena.Fleets)
                {
                    await Measure(run, fleet, members, senders, number);
                }
            }
        }
    }

    private static async Task Measure(LoadRun run, Fleet fleet, int members, int senders, int number)
    {
        var variant = VariantOf(run, members, senders);
        var pass = await Pass.Run(
            fleet, [.. fleet.Clients.Take(senders)], Pace.UnderWay(run.Settings.InFlight), run.Settings, number, members, run.Violations, run.Stop);
        run.Results.Add(
            Name, variant, fleet.Target.Name, number,
            (Metric.AcceptedPerSecond, pass.AcceptedPerSecond),
            (Metric.DeliveredPerSecond, pass.SeenPerSecond),
            (Metric.CpuPerDelivered, pass.CpuMicroseconds / pass.Seen),
            (Metric.GeneratorCpuPerDelivered, pass.GeneratorCpuMicroseconds / pass.Seen),
            (Metric.Elsewhere, pass.ElsewherePercent),
            (Metric.BytesPerDelivered, (double)pass.Bytes / pass.Seen),
            (Metric.AcceptedP50, pass.Meter.Accepted.Milliseconds(0.5)),
            (Metric.AcceptedP99, pass.Meter.Accepted.Milliseconds(0.99)),
            (Metric.ShownP50, pass.Meter.Shown.Milliseconds(0.5)),
            (Metric.ShownP99, pass.Meter.Shown.Milliseconds(0.99)));
        run.Progress.Say($"{Name} · {variant} · {fleet.Target.Name} · run {number}: {pass.SeenPerSecond:N0} delivered/s at {pass.CpuMicroseconds / pass.Seen:N2} µs");
    }

    private static string VariantOf(LoadRun run, int members, int senders) =>
        $"{members} members, {senders} sender{(senders == 1 ? "" : "s")}, {run.Settings.InFlight} under way each";
}
