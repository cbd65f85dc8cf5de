using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Soak;

/// <summary>Rounds of traffic with a fault every few seconds, and what came of all of them.</summary>
internal sealed class SoakRun(ServerProcess server, LineProxy proxy, Crowd crowd, int seed)
{
    private const int LongestCalmSeconds = 8;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private readonly Random random = new(seed);
    private readonly SortedDictionary<string, int> faults = new(StringComparer.Ordinal);
    private long accepted;
    private long shown;

    public int Rounds { get; private set; }

    /// <summary>One round; then everything heals and becomes quiet, and the oracle is asked about it.</summary>
    public async Task<OracleResult> Round(TimeSpan length)
    {
        Rounds++;
        var end = TimeProvider.System.GetTimestamp() + (long)(length.TotalSeconds * TimeProvider.System.TimestampFrequency);
        await using (Talk.Begin(crowd, Mixed, seed + (Rounds * 1000)))
        {
            while (TimeProvider.System.GetTimestamp() < end)
            {
                await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * LongestCalmSeconds), TimeProvider.System);
                await AnyFault();
            }
        }

        foreach (var peer in crowd.OwnPeers) peer.ReadAgain();
        var quiet = await crowd.IsQuiet(Bound);
        crowd.ThrowIfFaulted();
        var verdict = crowd.Verdict();
        Assert.True(verdict.Failed == 0, $"Seed {seed}, round {Rounds}: the server failed at something. {verdict}\n{server.Output}");
        Assert.True(quiet || verdict.Violations.Count > 0, $"Seed {seed}, round {Rounds}: not quiet, though nothing is wrong so far.\n{crowd}\n{server.Output}");
        crowd.BeginAnew();
        accepted += verdict.Accepted;
        shown += verdict.Shown;
        return verdict;
    }

    public override string ToString() => $"{accepted} accepted, {shown} shown so far; {string.Join(", ", faults.Select(fault => $"{fault.Key} {fault.Value}"))}";

    // More for everybody than people would write: each of those is shown on every device.
    private static string Mixed(Random random, string nick) => random.Next(2) == 0 ? "T" : Neighbourhood.AnyTarget(random, nick);

    // Ends of the process are rare, so that its memory has time to grow if it does.
    private Task AnyFault() => random.Next(60) switch
    {
        0 => Done("killed", server.KillAndRestart()),
        1 => Done("terminated", TerminateAndRestart()),
        < 8 => Done("stopped", StandStill()),
        < 30 => Done("all lines reset", proxy.Reset()),
        _ => Done("stuck readers", StopReading()),
    };

    private Task Done(string fault, Task done)
    {
        faults[fault] = faults.GetValueOrDefault(fault) + 1;
        return done;
    }

    private async Task TerminateAndRestart()
    {
        Assert.Equal(0, await server.Terminate());
        await server.Restart();
    }

    private async Task StandStill()
    {
        Signals.Send(server.Pid, Signals.Stop);
        await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * 3), TimeProvider.System);
        Signals.Send(server.Pid, Signals.Continue);
    }

    private async Task StopReading()
    {
        var peer = crowd.OwnPeers[random.Next(crowd.Peers.Count)];
        peer.StopReading();
        await Task.Delay(TimeSpan.FromSeconds(random.NextDouble() * 5), TimeProvider.System);
        peer.ReadAgain();
    }
}
