using ChatHub.Faults.Fsync;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>A disk that is full for a while.</summary>
[Collection(UnderLoad.Name)]
public sealed class FullDiskTests(Report report)
{
    [Fact]
    public async Task A_full_disk_is_answered_busy_and_when_there_is_room_again_the_same_server_goes_on()
    {
        await Strace.IsThere();
        using var folder = new TempFolder();
        using var traces = new TempFolder();
        var options = new ServerOptions { DataFolder = folder.Path, Port = FreePort.Next() };
        await using var crowd = await Neighbourhood.Gather(options);
        var full = Strace.To(traces["trace"], ["pwrite64"], "--seccomp-bpf", "-s", "0", "-e", "inject=pwrite64:error=ENOSPC:when=1500..1560");
        await using var server = await ServerProcess.Start(options with { Prefix = full });

        await Scenario.Play("the disk full for 61 writes", server, crowd, report, () => Until.True(() => server.Output.Contains("were answered busy")));

        Assert.False(server.HasExited, server.Output.ToString());
    }
}
