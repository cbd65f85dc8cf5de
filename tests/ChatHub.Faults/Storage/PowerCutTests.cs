using System.Diagnostics;
using ChatHub.Faults.Fsync;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>
/// Power cuts under load, emulated: what the server has not synced is taken away (see <see cref="Disk"/>). <c>CHATHUB_CUTS=200</c> makes it as many,
/// <c>CHATHUB_CHECKPOINTS=50</c> of those about a checkpoint; <c>CHATHUB_SEED</c> repeats a run.
/// </summary>
[Collection(UnderLoad.Name)]
public sealed class PowerCutTests(Report report)
{
    private const int CutsInCi = 6;
    private const int CheckpointCutsInCi = 2;
    private const int CutsOnOneFolder = 25;
    // One cut in four finds the forgetful disk out: with 30 the control misses it once in thousands of runs.
    private const int MostCutsOfTheControl = 30;

    // A checkpoint here writes some 450 pages, most of them ballast, and the log is begun anew with the next message.
    private static readonly (int Least, int Most) AboutACheckpoint = (20, 600);
    private static readonly (int Least, int Most) BehindACheckpoint = (600, 800);

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
            Assert.Equal(0, verdict.Failed);
        }
    }

    [Fact]
    public async Task The_same_cuts_catch_a_server_whose_commits_are_not_synced()
    {
        var seed = Seed.Next();

        var verdict = await Cut(seed, ServerOptions.Sabotaged(Sabotage.NoSync), async loop =>
        {
            OracleResult found;
            do found = await loop.Run(cuts: 1);
            while (found.Violations.Count == 0 && loop.NotQuiet is null && loop.Cuts < MostCutsOfTheControl);
            return found;
        });

        // What was taken back shows as a message that somebody never gets, or as a log that begins again before what everybody has seen.
        Assert.True(verdict.Violations.Count > 0, $"Seed {seed}: nobody noticed. {verdict}");
    }

    [Fact]
    public async Task Power_cuts_in_a_checkpoint_or_behind_it_take_back_nothing_that_was_accepted()
    {
        var cuts = Seed.FromEnvironment("CHATHUB_CHECKPOINTS") ?? CheckpointCutsInCi;
        var seed = Seed.Next();
        for (var done = 0; done < cuts; done += CutsOnOneFolder)
        {
            var some = Math.Min(CutsOnOneFolder, cuts - done);
            var verdict = await Cut(seed + done, new ServerOptions(), loop => UntilOneCheckpoint(loop, some), AboutACheckpoint);
            Assert.True(verdict.Violations.Count == 0, $"Seed {seed + done}: {verdict}");
            Assert.Equal(0, verdict.Unresolved);
            Assert.Equal(0, verdict.Failed);
        }
    }

    [Fact]
    public async Task The_same_cuts_catch_a_disk_that_forgets_the_database_though_it_was_synced()
    {
        var seed = Seed.Next();
        var (ended, notQuiet) = ((string?)null, (string?)null);

        var verdict = await Cut(seed, new ServerOptions(), async loop =>
        {
            OracleResult found;
            do found = await loop.Run(cuts: 1);
            while (found.Violations.Count == 0 && (loop.Ended ?? loop.NotQuiet) is null && loop.Cuts < MostCutsOfTheControl);
            (ended, notQuiet) = (loop.Ended, loop.NotQuiet);
            return found;
        }, BehindACheckpoint, databaseSyncsLie: true);

        // Somebody misses something, or what is left of the database is none, or cannot be read for those who come back, and the server says so.
        report.Say($"Seed {seed}: {(ended is not null ? "the server ended" : notQuiet is not null ? "they do not get in any more" : "it is missed")}");
        Assert.True(verdict.Violations.Count > 0 || notQuiet?.Contains("The log cannot be read", StringComparison.Ordinal) == true || ended?.Contains("malformed", StringComparison.Ordinal) == true
            || ended?.Contains("ChatHub cannot start", StringComparison.Ordinal) == true, $"Seed {seed}: nobody noticed. {verdict}\n{ended ?? notQuiet}");
    }

    private static async Task<OracleResult> UntilOneCheckpoint(PowerLoop loop, int cuts)
    {
        var found = await loop.Run(cuts);
        while (!loop.SawCheckpoint && found.Violations.Count == 0 && (loop.Ended ?? loop.NotQuiet) is null && loop.Cuts < MostCutsOfTheControl) found = await loop.Run(cuts: 1);
        return found;
    }

    private async Task<OracleResult> Cut(
        int seed, ServerOptions options, Func<PowerLoop, Task<OracleResult>> run, (int Least, int Most)? behind = null, bool databaseSyncsLie = false)
    {
        await Strace.IsThere();
        report.Say($"Seed {seed}, power cuts");
        var started = Stopwatch.GetTimestamp();
        using var folder = new TempFolder();
        using var traces = new TempFolder();
        options = options with { DataFolder = folder.Path, Port = FreePort.Next() };
        await using var crowd = await Neighbourhood.Gather(options, forgets: databaseSyncsLie);
        var disk = new Disk(folder.Path, new Random(seed), databaseSyncsLie);
        var loop = new PowerLoop(options, crowd, disk, traces, seed, behind);

        var verdict = await run(loop);

        report.Say($"Seed {seed}: {loop.Cuts} power cuts ({loop.AtCall} at the chosen call, {disk.InCheckpoint} in a checkpoint, {disk.AfterCheckpoint} behind one) in {Stopwatch.GetElapsedTime(started)}, {disk.AtRisk:N0} bytes not synced: {verdict.Summary}");
        Assert.True(disk.AtRisk > 0, $"Seed {seed}: everything was synced at every cut, so nothing was tried.");
        Assert.True(databaseSyncsLie || (loop.Ended ?? loop.NotQuiet) is null, $"Seed {seed}: {loop.Ended ?? loop.NotQuiet}");
        Assert.True(behind is null || loop.SawCheckpoint, $"Seed {seed}: no checkpoint came about.");
        return verdict;
    }
}
