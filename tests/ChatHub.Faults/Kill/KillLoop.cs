using System.Diagnostics;
using System.Globalization;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Kill;

/// <summary>kill -9 at random points under load, again and again, on one data folder.</summary>
internal sealed class KillLoop(ServerProcess server, Crowd crowd, int seed)
{
    private const int MostBetweenKills = 300;
    private const int LongestStartMilliseconds = 400;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly Random random = new(seed);
    private readonly List<TimeSpan> starts = [];
    private readonly List<TimeSpan> recoveries = [];
    private int rounds;

    public int Kills { get; private set; }

    /// <summary>How long it was away: until the server was ready, and until everybody was back and had seen what was accepted before.</summary>
    public string Times => $"ready after {Told(starts)}, everybody caught up {Told(recoveries)} after the kill";

    /// <summary>That many kills under load; then everything heals and becomes quiet, and the oracle is asked.</summary>
    public async Task<OracleResult> Run(int kills)
    {
        await using (Talk.Begin(crowd, Neighbourhood.AnyTarget, seed + (++rounds * 1000), steady: true))
            for (var last = Kills + kills; Kills < last;) await KillOnce();
        var quiet = await crowd.IsQuiet(Bound);
        crowd.ThrowIfFaulted();
        var verdict = crowd.Verdict();
        Assert.True(verdict.Failed == 0, $"Seed {seed}: the server failed at something. {verdict}\n{server.Output}");
        Assert.True(quiet || verdict.Violations.Count > 0, $"Seed {seed}: not quiet, though nothing is wrong so far.\n{crowd}\n{verdict}\n{server.Output}");
        return verdict;
    }

    private async Task KillOnce()
    {
        // Counted in acknowledged messages, so that on any machine some work was done since the last kill, and the next one hits it midway.
        var enough = crowd.Accepted + random.Next(MostBetweenKills);
        Assert.True(await Until.Holds(() => crowd.Accepted >= enough, Bound), $"Seed {seed}: nothing is accepted any more.\n{crowd}\n{server.Output}");
        var (newest, killed) = (crowd.Peers.Max(peer => peer.LastAccepted), Stopwatch.GetTimestamp());
        await Kill();
        if (random.Next(10) == 0) await KillWhileStarting();
        await server.Restart();
        starts.Add(server.LastStart);
        if (Kills % 2 == 0) await Recovered(killed, newest);
    }

    // After every second kill: the others are to come while people are still on their way back.
    private async Task Recovered(long killed, long newest)
    {
        HashSet<IChatPeer> back = [];
        await Until.True(() => crowd.Peers.All(peer => back.Contains(peer) || (peer.Connected && peer.Position >= newest && back.Add(peer))), Bound, crowd);
        recoveries.Add(Stopwatch.GetElapsedTime(killed));
    }

    private async Task KillWhileStarting()
    {
        server.Relaunch();
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(LongestStartMilliseconds)), TimeProvider.System);
        await Kill();
    }

    private async Task Kill()
    {
        await server.Kill9();
        Kills++;
    }

    private static string Told(List<TimeSpan> times)
    {
        if (times.Count == 0) return "(not measured)";
        var sorted = times.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Count / 2].TotalSeconds:0.00} s in the median of {sorted.Count} and {sorted[^1].TotalSeconds:0.00} s at worst");
    }
}
