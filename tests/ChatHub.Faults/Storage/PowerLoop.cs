using ChatHub.Faults.Fsync;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>The power goes again and again while everybody writes: at the n-th sync of a life of the server, or, when so many messages are
/// accepted before that, somewhere between two.</summary>
/// <param name="options">With the data folder and the port.</param>
/// <param name="behind">Not null: every second life instead, at a write, so many after the one that makes a checkpoint due. The lives between read what that has left.</param>
internal sealed class PowerLoop(ServerOptions options, Crowd crowd, Disk disk, TempFolder traces, int seed, (int Least, int Most)? behind = null)
{
    private const int MostSyncs = 40;
    private const int MostPagesBefore = 100;
    private const int MostBetweenCuts = 400;
    private static readonly string[] Calls = ["pwrite64", "fsync", "fdatasync"];
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly Random random = new(seed);
    private int rounds;

    public int Cuts { get; private set; }

    /// <summary>Of the cuts, those that came at the chosen call.</summary>
    public int AtCall { get; private set; }

    /// <summary>Whether a cut came in a checkpoint or behind one.</summary>
    public bool SawCheckpoint => disk.InCheckpoint + disk.AfterCheckpoint > 0;

    /// <summary>What the server said when it ended by itself instead of healing; null: it did not.</summary>
    public string? Ended { get; private set; }

    /// <summary>Who was not let in any more, or waited for an answer, when everything should have healed, though nobody misses anything so far; null: it was quiet.</summary>
    public string? NotQuiet { get; private set; }

    /// <summary>That many cuts; then everything heals and becomes quiet, and the oracle is asked.</summary>
    public async Task<OracleResult> Run(int cuts)
    {
        await using (Talk.Begin(crowd, Neighbourhood.AnyTarget, seed + (++rounds * 1000)))
            for (var life = 0; life < cuts; life++, Cuts++) await OneLife(behind is not null && life % 2 == 0);
        await using var server = ServerProcess.Launch(options);
        var quiet = await crowd.IsQuiet(Bound, () => server.HasExited);
        crowd.ThrowIfFaulted();
        var verdict = crowd.Verdict();
        if (server.HasExited) Ended = server.Output.ToString();
        else NotQuiet = quiet || verdict.Violations.Count > 0 ? null : $"not quiet, though nothing is wrong so far.\n{crowd}\n{verdict}\n{server.Output}";
        return verdict;
    }

    private async Task OneLife(bool atCheckpoint)
    {
        var trace = traces[$"{Cuts}.trace"];
        var where = atCheckpoint ? AtCheckpoint(behind!.Value.Least, behind.Value.Most) : $"fsync,fdatasync:signal=KILL:when={random.Next(1, MostSyncs)}";
        disk.PowerOn();
        await using (var server = ServerProcess.Launch(options with { Prefix = Strace.To(trace, Calls, "-y", "-s", "0", "-e", "inject=" + where) }))
        {
            var enough = crowd.Accepted + (atCheckpoint ? MostBetweenCuts : random.Next(MostBetweenCuts));
            var ended = await Until.Holds(() => server.HasExited || crowd.Accepted > enough, Bound);
            Assert.True(ended, $"Seed {seed}: it came neither to {where} nor to {enough} accepted.\n{crowd}\n{server.Output}");
            if (server.HasExited) AtCall++;
            else await server.Kill9();
        }

        disk.PowerOff(Trace.Read(trace));
    }

    // Each thread of the server counts its own calls: all but a few are the writer's. A page of the log takes two writes.
    private string AtCheckpoint(int least, int most)
    {
        var left = random.Next(MostPagesBefore);
        Ballast.Fill(Path.Combine(options.DataFolder!, "chathub.db"), left);
        return $"pwrite64:signal=KILL:when={(2 * left) + random.Next(least, most)}";
    }
}
