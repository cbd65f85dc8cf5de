using ChatHub.Faults.Fsync;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Kill;

/// <summary>Killed at the first sync of a life, at the second, and so on. <c>CHATHUB_SYNCS=40</c> makes it as many.</summary>
[Collection(UnderLoad.Name)]
public sealed class SyncKillTests(Report report)
{
    private const int SyncsInCi = 6;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Killed_at_the_first_sync_of_its_life_the_second_and_each_after_it_the_server_loses_nothing()
    {
        await Strace.IsThere();
        var syncs = Seed.FromEnvironment("CHATHUB_SYNCS") ?? SyncsInCi;
        using var folder = new TempFolder();
        using var traces = new TempFolder();
        var options = new ServerOptions { DataFolder = folder.Path, Port = FreePort.Next() };
        await using var server = await ServerProcess.Start(options);
        await using var crowd = await Neighbourhood.Gather(server.Url);

        var verdict = await Scenario.Play($"killed at each of the first {syncs} syncs", server, crowd, report, async () =>
        {
            await server.Kill9();
            for (var sync = 1; sync <= syncs; sync++)
            {
                var killed = Strace.To(
                    traces[$"{sync}.trace"], ["fsync", "fdatasync"], "-s", "0", "-e", $"inject=fsync,fdatasync:signal=KILL:when={sync}");
                await using var life = ServerProcess.Launch(options with { Prefix = killed });
                Assert.Equal(128 + Signals.Kill, await life.Exited(Bound));
            }

            await server.Restart();
        }, steady: true);

        Assert.True(verdict.AnswersLost > 0, $"No kill came between a commit and its answer, so nothing was tried. {verdict}");
    }
}
