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
    private int rounds;

    public int Kills { get; private set; }

    public TimeSpan SlowestStart { get; private set; }

    /// <summary>That many kills under load; then everything heals and becomes quiet, and the oracle is asked.</summary>
    public async Task<OracleResult> Run(int kills)
    {
        await using (Talk.Begin(crowd, Neighbourhood.AnyTarget, seed + (++rounds * 1000)))
            for (var last = Kills + kills; Kills < last;) await KillOnce();
        var quiet = await crowd.IsQuiet(Bound);
        crowd.ThrowIfFaulted();
        var verdict = crowd.Verdict();
        Assert.True(quiet || verdict.Violations.Count > 0, $"Seed {seed}: not quiet, though nothing is wrong so far.\n{crowd}\n{verdict}\n{server.Output}");
        return verdict;
    }

    private async Task KillOnce()
    {
        // Counted in acknowledged messages, so that on any machine some work was done since the last kill, and the next one hits it midway.
        var enough = crowd.Accepted + random.Next(MostBetweenKills);
        Assert.True(await Until.Holds(() => crowd.Accepted >= enough, Bound), $"Seed {seed}: nothing is accepted any more.\n{crowd}\n{server.Output}");
        await Kill();
        if (random.Next(10) == 0) await KillWhileStarting();
        await server.Restart();
        if (server.LastStart > SlowestStart) SlowestStart = server.LastStart;
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
}
