using ChatHub.LoadTest.Load;
using ChatHub.LoadTest.Report;
using ChatHub.LoadTest.Seeding;
using ChatHub.LoadTest.Servers;
using ChatHub.TestKit;
using Seed = ChatHub.LoadTest.Seeding.Seed;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>What a message costs as the log, and the numbers of known users and of groups, grow: it should stay what it is.</summary>
internal static class Ramp
{
    public const string Name = "ramp";

    private const int Senders = 100;
    private const int MostGroups = 100_000;

    public static async Task Run(LoadRun run)
    {
        var most = run.Settings.RowsOr(1_000_000, 1_000);
        foreach (var messages in Sizes(run).Where(size => size < most).Append(most))
        {
            await Measure(run, $"{messages:N0} stored messages", ToEachOther, seed => seed.DirectMessages(messages, users: 1_000, pairs: Math.Min(5_000, messages)));
        }

        foreach (var users in Sizes(run))
        {
            await Measure(run, $"{users:N0} known users", ToEachOther, seed => seed.KnownUsers(users));
        }

        foreach (var groups in Sizes(run).Where(size => size <= MostGroups))
        {
            await Measure(run, $"{groups:N0} groups", ToAGroupOfTwo, seed => seed.Groups(groups, users: 1_000));
        }
    }

    private static Task ToEachOther(Fleet fleet)
    {
        foreach (var client in fleet.Clients)
        {
            client.Plan = new SendPlan('U', fleet.NickOf(client.Number ^ 1));
        }

        return Task.CompletedTask;
    }

    private static async Task ToAGroupOfTwo(Fleet fleet)
    {
        foreach (var client in fleet.Clients)
        {
            var group = $"dois{client.Number / 2}";
            await client.Call(client.Number % 2 == 0 ? "CreateGroup" : "JoinGroup", group);
            client.Plan = new SendPlan('G', group);
        }
    }

    private static IEnumerable<int> Sizes(LoadRun run) => run.Settings.Smoke ? [1_000] : [10_000, 100_000, 1_000_000];

    private static async Task Measure(LoadRun run, string variant, Func<Fleet, Task> plan, Action<Seed> fill)
    {
        if (!run.Settings.Wants(variant))
        {
            return;
        }

        run.Progress.Say($"{Name}: seeding {variant}");
        using var folder = new TempFolder();
        await SeededStore.Make(folder.Path, fill);
        await using var target = await ChatHubTarget.Start(folder.Path);
        var senders = run.Settings.UsersOr(Senders, 10) / 2 * 2;
        await using var fleet = await Fleet.Connect(
            new FleetSetup { Target = target, Count = senders, Senders = senders, Violations = run.Violations, Prefix = "ramp", TextBytes = run.Settings.TextBytes }, run.Stop);
        await plan(fleet);
        foreach (var number in run.Runs)
        {
            var pass = await Pass.Run(fleet, [.. fleet.Clients], Pace.UnderWay(run.Settings.InFlight), run.Settings, number, seenPerMessage: 2, run.Violations, run.Stop);
            run.Results.Add(
                Name, variant, target.Name, number,
                (Metric.DeliveredPerSecond, pass.OthersPerSecond),
                (Metric.CpuPerDelivered, pass.CpuMicroseconds / pass.Others),
                (Metric.AcceptedP50, pass.Meter.Accepted.Milliseconds(0.5)),
                (Metric.AcceptedP99, pass.Meter.Accepted.Milliseconds(0.99)));
            run.Progress.Say($"{Name} · {variant} · run {number}: {pass.OthersPerSecond:N0} delivered/s at {pass.CpuMicroseconds / pass.Others:N2} µs");
        }
    }
}
