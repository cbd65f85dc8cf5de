using ChatHub.Faults.Fsync;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>The power goes again and again while everybody writes: at the n-th sync of a life of the server, or, when so many messages are
/// accepted before that, somewhere between two.</summary>
/// <param name="options">With the data folder and the port.</param>
internal sealed class PowerLoop(ServerOptions options, Crowd crowd, Disk disk, TempFolder traces, int seed)
{
    private const int MostSyncs = 40;
    private const int MostBetweenCuts = 400;
    private static readonly string[] Calls = ["pwrite64", "fsync", "fdatasync"];
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly Random random = new(seed);
    private int rounds;

    public int Cuts { get; private set; }

    /// <summary>Of the cuts, those that came at a sync.</summary>
    public int AtSync { get; private set; }

    /// <summary>That many cuts; then everything heals and becomes quiet, and the oracle is asked.</summary>
    public async Task<OracleResult> Run(int cuts)
    {
        await using (Talk.Begin(crowd, Neighbourhood.AnyTarget, seed + (++rounds * 1000)))
            for (var last = Cuts + cuts; Cuts < last; Cuts++) await OneLife();
        await using var server = await ServerProcess.Start(options);
        var quiet = await crowd.IsQuiet(Bound);
        crowd.ThrowIfFaulted();
        var verdict = crowd.Verdict();
        Assert.True(quiet || verdict.Violations.Count > 0, $"Seed {seed}: not quiet, though nothing is wrong so far.\n{crowd}\n{verdict}\n{server.Output}");
        return verdict;
    }

    private async Task OneLife()
    {
        var trace = traces[$"{Cuts}.trace"];
        var sync = random.Next(1, MostSyncs);
        disk.PowerOn();
        await using (var server = ServerProcess.Launch(options with { Prefix = Traced(trace, sync) }))
        {
            var enough = crowd.Accepted + random.Next(MostBetweenCuts);
            var ended = await Until.Holds(() => server.HasExited || crowd.Accepted > enough, Bound);
            Assert.True(ended, $"Seed {seed}: it came neither to sync {sync} nor to {enough} accepted.\n{crowd}\n{server.Output}");
            if (server.HasExited) AtSync++;
            else await server.Kill9();
        }

        disk.PowerOff(Trace.Read(trace));
    }

    // Each thread of the server counts its own syncs: all but a few are the writer's.
    private static IReadOnlyList<string> Traced(string file, int sync) =>
        Strace.To(file, Calls, "-y", "-s", "0", "-e", $"inject=fsync,fdatasync:signal=KILL:when={sync}");
}
