using ChatHub.LoadTest.Load;
using ChatHub.LoadTest.Report;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>Everybody has a partner and writes to him.</summary>
internal static class Direct
{
    public const string Name = "direct";

    public static async Task Run(LoadRun run)
    {
        var users = run.Settings.UsersOr(200, 10) / 2 * 2;
        await using var arena = await Arena.Open(run, target => new FleetSetup
        {
            Target = target,
            Count = users,
            Senders = users,
            Violations = run.Violations,
            TextBytes = run.Settings.TextBytes,
        });
        foreach (var fleet in arena.Fleets)
        {
            foreach (var client in fleet.Clients)
            {
                client.Plan = new SendPlan('U', fleet.NickOf(client.Number ^ 1));
            }
        }

        foreach (var (variant, pace) in Paces(run.Settings))
        {
            foreach (var number in run.Runs)
            {
                foreach (var fleet in arena.Fleets)
                {
                    await Measure(run, fleet, $"{users} users, {variant}", pace, number);
                }
            }
        }
    }

    private static IEnumerable<(string Variant, Pace Pace)> Paces(Settings settings)
    {
        var rate = settings.Size(4_000, 200);
        IEnumerable<(string Variant, Pace Pace)> all =
        [
            ($"{settings.InFlight} under way each", Pace.UnderWay(settings.InFlight)),
            ("1 under way each", Pace.UnderWay(1)),
            ($"{rate} messages/s", Pace.Fixed(rate)),
        ];
        return all.Where(pace => settings.Wants(pace.Variant));
    }

    private static async Task Measure(LoadRun run, Fleet fleet, string variant, Pace pace, int number)
    {
        // ChatHub tells the sender its own message too; the bare hub does not.
        var seen = fleet.Target.Dialect == Dialect.ChatHub ? 2 : 1;
        var pass = await Pass.Run(fleet, [.. fleet.Clients], pace, run.Settings, number, seen, run.Violations, run.Stop);
        run.Results.Add(
            Name, variant, fleet.Target.Name, number,
            (Metric.AcceptedPerSecond, pass.AcceptedPerSecond),
            (Metric.DeliveredPerSecond, pass.OthersPerSecond),
            (Metric.CpuPerDelivered, pass.CpuMicroseconds / pass.Others),
            (Metric.GeneratorCpuPerDelivered, pass.GeneratorCpuMicroseconds / pass.Others),
            (Metric.Elsewhere, pass.ElsewherePercent),
            (Metric.BytesPerDelivered, (double)pass.Bytes / pass.Others),
            (Metric.AcceptedP50, pass.Meter.Accepted.Milliseconds(0.5)),
            (Metric.AcceptedP99, pass.Meter.Accepted.Milliseconds(0.99)),
            (Metric.AcceptedP999, pass.Meter.Accepted.Milliseconds(0.999)),
            (Metric.ShownP50, pass.Meter.Shown.Milliseconds(0.5)),
            (Metric.ShownP99, pass.Meter.Shown.Milliseconds(0.99)),
            (Metric.ShownP999, pass.Meter.Shown.Milliseconds(0.999)));
        run.Progress.Say($"{Name} · {variant} · {fleet.Target.Name} · run {number}: {pass.OthersPerSecond:N0} delivered/s at {pass.CpuMicroseconds / pass.Others:N2} µs");
    }
}
