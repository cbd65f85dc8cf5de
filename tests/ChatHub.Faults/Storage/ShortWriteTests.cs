using ChatHub.Faults.Fsync;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>A disk that takes only part of what it is given, as the kernel may at any call (libfiu stands between the server and the kernel).</summary>
[Collection(UnderLoad.Name)]
public sealed class ShortWriteTests(Report report)
{
    // What SQLite writes at once to its log: the header, a page's header, a page.
    private static readonly string[] WholeWrites = ["32", "24", "4096"];

    [Fact]
    public async Task Writes_that_are_cut_short_are_finished()
    {
        await Strace.IsThere();
        using var folder = new TempFolder();
        using var beside = new TempFolder();
        string[] oneWriteInFiveIsShort = ["fiu-run", "-f", beside["fiu"], "-x", "-c", "enable_random name=posix/io/rw/pwrite/reduce,probability=0.2"];
        var options = new ServerOptions
        {
            DataFolder = folder.Path,
            Port = FreePort.Next(),
            Prefix = [.. Strace.To(beside["trace"], ["pwrite64"], "--seccomp-bpf", "-y", "-s", "0"), .. oneWriteInFiveIsShort],
        };
        await using var server = await ServerProcess.Start(options);
        await using var crowd = await Neighbourhood.Gather(server.Url);

        await Scenario.Play("one write in five cut short", server, crowd, report, async () =>
        {
            await crowd.Accepts(300);
            await server.KillAndRestart();
        });

        await server.Terminate();
        var (logWrites, cut) = (Trace.Read(beside["trace"]).FindAll(call => call.IsOn("-wal")), 0);
        foreach (var write in logWrites)
            if (!WholeWrites.Contains(write.Arguments.Split(", ")[2], StringComparer.Ordinal)) cut++;
        report.Say($"{cut} of {logWrites.Count} writes to the log were cut short, or the rest of one that was");
        Assert.True(cut > 0, "No write was cut short, so nothing was tried.");
    }
}
