using System.Diagnostics;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Kill;

/// <summary><c>kill -9</c> under load. <c>CHATHUB_KILLS=1000</c> makes it as many; <c>CHATHUB_SEED</c> repeats a run.</summary>
[Collection(UnderLoad.Name)]
public sealed class KillTests(Report report)
{
    private const int KillsInCi = 25;
    private const int KillsOnOneFolder = 50;

    [Fact]
    public async Task Killed_again_and_again_under_load_the_server_loses_doubles_and_reorders_nothing()
    {
        var kills = Seed.FromEnvironment("CHATHUB_KILLS") ?? KillsInCi;
        var seed = Seed.Next();
        for (var done = 0; done < kills; done += KillsOnOneFolder) await OneFolder(seed + done, Math.Min(KillsOnOneFolder, kills - done));
    }

    private async Task OneFolder(int seed, int kills)
    {
        report.Say($"Seed {seed}, {kills} kills");
        var started = Stopwatch.GetTimestamp();
        await using var server = await ServerProcess.Start();
        await using var crowd = await Neighbourhood.Gather(server.Url);
        var footprint = new Footprint(server);
        var loop = new KillLoop(server, crowd, seed);

        var verdict = await loop.Run(kills);

        report.Say($"Seed {seed}: {loop.Kills} kills in {Stopwatch.GetElapsedTime(started)}, {loop.Times}: {verdict.Summary}");
        Assert.True(verdict.Violations.Count == 0, $"Seed {seed}: {verdict}");
        Assert.Equal(0, verdict.Unresolved);
        await footprint.IsAsBefore(crowd.Peers.Count, $"Seed {seed}");
        Assert.True(verdict.AnswersLost > 0, $"Seed {seed}: no kill came between a commit and its answer, so nothing was tried. {verdict}");
    }
}
