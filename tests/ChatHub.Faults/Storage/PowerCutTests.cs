using System.Diagnostics;
using ChatHub.Faults.Fsync;
using ChatHub.Faults.Harness;
using ChatHub.Faults.Sabotage;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>
/// Power cuts under load, emulated: what the server has not synced is taken away (see <see cref="Disk"/>). <c>CHATHUB_CUTS=200</c> makes it as many;
/// <c>CHATHUB_SEED</c> repeats a run.
/// </summary>
[Collection(UnderLoad.Name)]
public sealed class PowerCutTests(SabotagedServer sabotaged, Report report)
{
    private const int CutsInCi = 6;
    private const int CutsOnOneFolder = 25;
    private const int MostCutsOfTheControl = 10;

    [Fact]
    public async Task Power_cuts_at_a_sync_or_between_two_take_back_nothing_that_was_accepted()
    {
        var cuts = Seed.FromEnvironment("CHATHUB_CUTS") ?? CutsInCi;
        var seed = Seed.Next();
        for (var done = 0; done < cuts; done += CutsOnOneFolder)
        {
            var some = Math.Min(CutsOnOneFolder, cuts - done);
            var verdict = await Cut(seed + done, new ServerOptions(), loop => loop.Run(some));
            Assert.True(verdict.Violations.Count == 0, $"Seed {seed + done}: {verdict}");
            Assert.Equal(0, verdict.Unresolved);
        }
    }

    [Fact]
    public async Task The_same_cuts_catch_a_server_whose_commits_are_not_synced()
    {
        var seed = Seed.Next();

        var verdict = await Cut(seed, new ServerOptions { Dll = await sabotaged.Dll(SabotagedServer.NoSync) }, async loop =>
        {
            OracleResult found;
            do found = await loop.Run(cuts: 1);
            while (found.Violations.Count == 0 && loop.Cuts < MostCutsOfTheControl);
            return found;
        });

        // What was taken back shows as a message that somebody never gets, or as a log that begins again before what everybody has seen.
        Assert.True(verdict.Violations.Count > 0, $"Seed {seed}: nobody noticed. {verdict}");
    }

    private async Task<OracleResult> Cut(int seed, ServerOptions options, Func<PowerLoop, Task<OracleResult>> run)
    {
        await Strace.IsThere();
        var started = Stopwatch.GetTimestamp();
        using var folder = new TempFolder();
        using var traces = new TempFolder();
        options = options with { DataFolder = folder.Path, Port = FreePort.Next() };
        await using var crowd = await Neighbourhood.Gather(options);
        var disk = new Disk(folder.Path, new Random(seed));
        var loop = new PowerLoop(options, crowd, disk, traces, seed);

        var verdict = await run(loop);

        report.Say($"Seed {seed}: {loop.Cuts} power cuts ({loop.AtSync} at a sync) in {Stopwatch.GetElapsedTime(started)}, {disk.AtRisk:N0} bytes of the log not synced: {verdict.Summary}");
        Assert.True(disk.AtRisk > 0, $"Seed {seed}: everything was synced at every cut, so nothing was tried.");
        return verdict;
    }
}
