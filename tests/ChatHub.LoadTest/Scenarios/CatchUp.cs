using System.Diagnostics;
using ChatHub.LoadTest.Load;
using ChatHub.LoadTest.Report;
using ChatHub.LoadTest.Servers;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>One who is far behind connects, and reads until he has everything.</summary>
internal static class CatchUp
{
    public const string Name = "catchup";

    private const int Senders = 10;

    public static async Task Run(LoadRun run)
    {
        var messages = run.Settings.Size(100_000, 3_000);
        await using var target = await ChatHubTarget.Start();
        await using var senders = await Fleet.Connect(
            new FleetSetup { Target = target, Count = Senders, Senders = Senders, Violations = run.Violations, Prefix = "s", TextBytes = run.Settings.TextBytes }, run.Stop);
        await using var reader = await Fleet.Connect(ReaderOf(run, target), run.Stop);
        var begin = reader[0].Position;
        await reader.Drop();
        foreach (var sender in senders.Clients)
        {
            sender.Plan = new SendPlan('U', reader.NickOf(0)) { Limit = messages / Senders };
        }

        run.Progress.Say($"{Name}: sending {messages:N0} messages");
        using (Pass.StartSending([.. senders.Clients], Pace.UnderWay(run.Settings.Size(64, 16))))
        {
            await Until.Holds(() => senders.Accepted >= messages, TimeSpan.FromMinutes(2));
        }

        await Pass.Settle(senders, seenPerMessage: 1, run.Violations);
        foreach (var number in run.Runs)
        {
            await Measure(run, target, begin, messages, number);
        }
    }

    private static FleetSetup ReaderOf(LoadRun run, Target target) =>
        new() { Target = target, Count = 1, Senders = Senders, Violations = run.Violations, Prefix = "atrasado", FirstNumber = Senders };

    private static async Task Measure(LoadRun run, ChatHubTarget target, long begin, int messages, int number)
    {
        // The same device goes back to where it began each time, so that each run reads the same log.
        var started = Stopwatch.GetTimestamp();
        var cpu = target.Usage.Cpu;
        await using var reader = await Fleet.Connect(ReaderOf(run, target) with { Since = begin }, run.Stop);
        await Until.Holds(() => reader.Others >= messages, TimeSpan.FromMinutes(2));
        var seconds = Stopwatch.GetElapsedTime(started, reader[0].LastBatchAt).TotalSeconds;
        run.Violations.Expect($"{Name}: seen", messages, reader.Others);
        run.Results.Add(
            Name, $"{messages:N0} messages behind", target.Name, number,
            (Metric.DeliveredPerSecond, reader.Others / seconds),
            (Metric.CpuPerDelivered, (target.Usage.Cpu - cpu).TotalMicroseconds / reader.Others),
            (Metric.CaughtUpMilliseconds, seconds * 1_000),
            (Metric.BytesPerDelivered, (double)reader.BytesReceived / reader.Others));
        run.Progress.Say($"{Name} · run {number}: {reader.Others / seconds:N0} messages/s");
    }
}
