using ChatHub.Faults.Fsync;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>A disk that says it could not keep what it was given.</summary>
[Collection(UnderLoad.Name)]
public sealed class FailingDiskTests(Report report)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("fsync,fdatasync", "12")]
    [InlineData("fsync,fdatasync", "25+")]
    [InlineData("pwrite64", "200+")]
    public async Task A_failing_disk_ends_the_server_loudly_and_nothing_that_it_did_not_keep_is_acknowledged(string calls, string when)
    {
        await Strace.IsThere();
        using var folder = new TempFolder();
        using var traces = new TempFolder();
        var options = new ServerOptions { DataFolder = folder.Path, Port = FreePort.Next() };
        await using var server = await ServerProcess.Start(options);
        await using var crowd = await Neighbourhood.Gather(server.Url);

        await Scenario.Play($"{calls} number {when} failing", server, crowd, report, async () =>
        {
            await server.Kill9();
            var failing = Strace.To(traces["trace"], calls.Split(','), "--seccomp-bpf", "-s", "0", "-e", $"inject={calls}:error=EIO:when={when}");
            await using (var unlucky = ServerProcess.Launch(options with { Prefix = failing }))
            {
                Assert.NotEqual(0, await unlucky.Exited(Bound));
                Assert.True(unlucky.Output.Contains("The store cannot be written"), unlucky.Output.ToString());
            }

            await server.Restart();
        });
    }
}
