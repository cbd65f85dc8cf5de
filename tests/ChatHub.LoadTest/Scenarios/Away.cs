using ChatHub.LoadTest.Load;
using ChatHub.LoadTest.Report;
using ChatHub.LoadTest.Servers;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>Many are away while others write to them; then all come back at once. The bare hub has nothing to compare: it would lose everything.</summary>
internal static class Away
{
    public const string Name = "away";

    public static async Task Run(LoadRun run)
    {
        var users = run.Settings.UsersOr(1_000, 20);
        var each = run.Settings.Size(100, 10);
        var senderCount = run.Settings.Size(20, 2);
        await using var target = await ChatHubTarget.Start();
        await using var senders = await Fleet.Connect(
            new FleetSetup { Target = target, Count = senderCount, Senders = senderCount, Violations = run.Violations, Prefix = "s" }, run.Stop);
        await using var receivers = await Fleet.Connect(
            new FleetSetup
            {
                Target = target,
                Count = users,
                Senders = senderCount,
                Violations = run.Violations,
                Prefix = "r",
                FirstNumber = senderCount,
                AtOnce = users,
            },
            run.Stop);
        foreach (var sender in senders.Clients)
        {
            sender.Plan = new SendPlan('U', [.. Enumerable.Range(0, users).Select(receivers.NickOf)]) { Limit = 0 };
        }

        foreach (var number in run.Runs)
        {
            await receivers.Drop();
            await OnlyConnected(senders, senderCount);
            var variant = $"{users} users away, {each} messages each from {senderCount} senders";
            run.Results.Add(Name, variant, target.Name, number, [.. await Store(run, senders, users * (long)each / senderCount)]);
            run.Results.Add(Name, variant, target.Name, number, [.. await ComeBack(run, receivers, users * (long)each * number)]);
            run.Progress.Say($"{Name} · run {number}");
        }
    }

    /// <summary>Waits until the server has noticed who is gone.</summary>
    private static async Task OnlyConnected(Fleet fleet, int expected)
    {
        if (!await Until.Holds(async () => (await fleet[0].Call("ListUsers")).GetProperty("data").GetArrayLength() == expected))
        {
            throw new TimeoutException("Those who left still count as connected.");
        }
    }

    private static async Task<(Metric, double)[]> Store(LoadRun run, Fleet senders, long eachSender)
    {
        var before = Counts.Of(senders);
        foreach (var sender in senders.Clients)
        {
            sender.Plan!.Limit += eachSender;
        }

        using (Pass.StartSending([.. senders.Clients], Pace.UnderWay(run.Settings.InFlight)))
        {
            await Until.Holds(() => senders.Accepted == senders.Clients.Sum(sender => sender.Plan!.Limit), TimeSpan.FromMinutes(2));
        }

        var pass = PassFigures.Between(before, Counts.Of(senders), senders.Meter);
        await Pass.Settle(senders, seenPerMessage: 1, run.Violations);
        return
        [
            (Metric.StoredPerSecond, pass.AcceptedPerSecond), (Metric.CpuPerStored, pass.CpuMicroseconds / pass.Accepted),
            (Metric.Elsewhere, pass.ElsewherePercent),
        ];
    }

    private static async Task<(Metric, double)[]> ComeBack(LoadRun run, Fleet receivers, long expected)
    {
        var before = Counts.Of(receivers) with { Bytes = 0 };
        var retries = receivers.Retries;
        await receivers.ConnectAll(run.Stop);
        await Until.Holds(() => receivers.Others >= expected, TimeSpan.FromMinutes(2));
        var after = Counts.Of(receivers);
        run.Violations.Expect($"{Name}: seen on return", expected, receivers.Others);

        // Until the last batch came, not until the wait above noticed.
        var pass = PassFigures.Between(before, after with { At = receivers.Clients.Max(client => client.LastBatchAt) }, receivers.Meter);
        return
        [
            (Metric.DeliveredPerSecond, pass.OthersPerSecond), (Metric.CpuPerDelivered, pass.CpuMicroseconds / pass.Others),
            (Metric.CaughtUpMilliseconds, pass.Seconds * 1_000), (Metric.BytesPerDelivered, (double)pass.Bytes / pass.Others),
            (Metric.ConnectRetries, receivers.Retries - retries),
        ];
    }
}
