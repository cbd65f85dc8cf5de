using System.Diagnostics;
using ChatHub.LoadTest.Measure;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Load;

/// <summary>One measured pass: warm up, measure, stop, let everything arrive.</summary>
internal static class Pass
{
    /// <summary>Runs it.</summary>
    /// <param name="fleet">Everybody connected.</param>
    /// <param name="senders">Who of them sends, each with a plan.</param>
    /// <param name="pace">How fast the senders send.</param>
    /// <param name="settings">How long.</param>
    /// <param name="number">The how-manieth run it is, from 1.</param>
    /// <param name="seenPerMessage">How many clients see each message, the sender included where it is told its own.</param>
    /// <param name="violations">Where a wrong count goes.</param>
    /// <param name="stop">Ends it early.</param>
    public static async Task<PassFigures> Run(
        Fleet fleet, IReadOnlyList<LoadClient> senders, Pace pace, Settings settings, int number, int seenPerMessage, Violations violations, CancellationToken stop)
    {
        fleet.Meter.Clear();
        Counts before, after;
        using (StartSending(senders, pace))
        {
            await Task.Delay(settings.WarmUpOf(number), TimeProvider.System, stop);
            before = Counts.Of(fleet);
            fleet.Meter.On = true;
            await Task.Delay(settings.Measured, TimeProvider.System, stop);
            fleet.Meter.On = false;
            after = Counts.Of(fleet);
        }

        await Settle(fleet, seenPerMessage, violations);
        return PassFigures.Between(before, after, fleet.Meter);
    }

    /// <summary>Waits until everything begun is answered and seen, and counts what is not as a violation.</summary>
    public static async Task Settle(Fleet fleet, int seenPerMessage, Violations violations)
    {
        await Until.Holds(() => fleet.Accepted == fleet.Begun && fleet.Seen >= fleet.Begun * seenPerMessage);
        violations.Expect($"{fleet.Target.Name}: accepted of begun", fleet.Begun, fleet.Accepted);
        violations.Expect($"{fleet.Target.Name}: seen by {seenPerMessage} each", fleet.Begun * seenPerMessage, fleet.Seen);
    }

    /// <summary>Starts; what it returns stops.</summary>
    public static IDisposable StartSending(IReadOnlyList<LoadClient> senders, Pace pace)
    {
        if (pace.PerSecond > 0)
        {
            return new Pacer(senders, pace.PerSecond);
        }

        foreach (var sender in senders)
        {
            sender.KeepSending = true;
            for (var i = 0; i < pace.InFlight; i++)
            {
                sender.Begin();
            }

            sender.Flush();
        }

        return new Stopper(senders);
    }

    private sealed class Stopper(IReadOnlyList<LoadClient> senders) : IDisposable
    {
        public void Dispose()
        {
            foreach (var sender in senders)
            {
                sender.KeepSending = false;
            }
        }
    }
}

/// <summary>Counters at one instant.</summary>
internal sealed record Counts(long At, long Accepted, long Others, long Seen, long Bytes, ProcessUsage Server, TimeSpan Generator, TimeSpan Machine)
{
    public static Counts Of(Fleet fleet) => new(
        Stopwatch.GetTimestamp(),
        fleet.Accepted,
        fleet.Others,
        fleet.Seen,
        fleet.BytesReceived,
        fleet.Target.Usage,
        Environment.CpuUsage.TotalTime,
        MachineUsage.Busy());
}
