using System.Diagnostics;
using System.Globalization;
using ChatHub.LoadTest.Load;
using ChatHub.LoadTest.Report;
using ChatHub.LoadTest.Seeding;
using ChatHub.LoadTest.Servers;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>One message to everybody who is not there: one row, whatever their number.</summary>
internal static class Broadcast
{
    public const string Name = "broadcast";

    public static async Task Run(LoadRun run)
    {
        var users = run.Settings.UsersOr(100_000, 500);
        var messages = run.Settings.Size(20, 5);
        using var folder = new TempFolder();
        await SeededStore.Make(folder.Path, seed => seed.KnownUsers(users));
        foreach (var number in run.Runs)
        {
            await using var target = await ChatHubTarget.Start(folder.Path);
            await using var sender = await Fleet.Connect(
                new FleetSetup { Target = target, Count = 1, Senders = 1, Violations = run.Violations, Prefix = "sender" + number.ToString(CultureInfo.InvariantCulture) },
                run.Stop);
            var rows = SeededStore.CountMessages(folder.Path);
            var times = new List<double>();
            var audience = 0L;
            for (var i = 0; i < messages; i++)
            {
                var started = Stopwatch.GetTimestamp();
                var reply = await sender[0].Call("MessageAll", "D", Text(run.Settings.TextBytes, ((number - 1) * messages) + i, i), Guid.CreateVersion7().ToString());
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                audience = reply.GetProperty("data").GetProperty("audience").GetInt64();
                // The senders of earlier runs are away too; the sender is always in the audience.
                run.Violations.Expect($"{Name}: audience", users + number, audience);
            }

            var added = SeededStore.CountMessages(folder.Path) - rows;
            run.Violations.Expect($"{Name}: rows in messages", messages, added);
            await SomebodyComesBack(run, target, number, number * messages);
            var spread = Spread.Of(times);
            run.Results.Add(
                Name, $"to {users:N0} disconnected users, {messages} messages", target.Name, number,
                (Metric.AcceptedMilliseconds, spread.Median), (Metric.SlowestMilliseconds, spread.Max), (Metric.Rows, added), (Metric.Audience, audience));
            run.Progress.Say($"{Name} · run {number}: {spread.Median:N2} ms");
            await sender.DisposeAsync();
            await target.Stop();
        }
    }

    /// <summary>A seeded user, who has seen nothing yet, gets all broadcasts so far.</summary>
    private static async Task SomebodyComesBack(LoadRun run, Target target, int who, int expected)
    {
        await using var back = await Fleet.Connect(
            new FleetSetup
            {
                Target = target,
                Count = 1,
                Senders = 1,
                Violations = run.Violations,
                Prefix = SeededStore.NickPrefix,
                FirstNick = who,
                FirstNumber = 1,
            },
            run.Stop);
        await Until.Holds(() => back.Seen >= expected);
        run.Violations.Expect($"{Name}: seen by one who came back", expected, back.Seen);
    }

    /// <param name="bytes">How long it is.</param>
    /// <param name="number">Which broadcast of all runs it is.</param>
    /// <param name="own">Which of this run's sender.</param>
    private static string Text(int bytes, int number, int own)
    {
        var text = new byte[Math.Max(bytes, LoadText.Shortest)];
        new LoadText(0, number, own, 0).Write(text);
        return System.Text.Encoding.ASCII.GetString(text);
    }
}
