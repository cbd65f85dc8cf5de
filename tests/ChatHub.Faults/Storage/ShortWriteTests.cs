using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>A disk that takes only part of what it is given, as the kernel may at any call (libfiu stands between the server and the kernel).</summary>
[Collection(UnderLoad.Name)]
public sealed class ShortWriteTests(Report report)
{
    private static readonly string[] OneWriteInFiveIsShort = ["fiu-run", "-x", "-c", "enable_random name=posix/io/rw/pwrite/reduce,probability=0.2"];

    [Fact]
    public async Task Writes_that_are_cut_short_are_finished()
    {
        using var folder = new TempFolder();
        var options = new ServerOptions { DataFolder = folder.Path, Port = FreePort.Next() };
        await using var server = await ServerProcess.Start(options with { Prefix = OneWriteInFiveIsShort });
        await using var crowd = await Neighbourhood.Gather(server.Url);

        await Scenario.Play("one write in five cut short", server, crowd, report, async () =>
        {
            await crowd.Accepts(300);
            await server.KillAndRestart();
        });
    }
}
