using ChatHub.Faults.Fsync;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Power;

/// <summary>A disk that says it could not keep what it was given.</summary>
[Collection(UnderLoad.Name)]
public sealed class FailingSyncTests(Report report)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("when=12")]
    [InlineData("when=25+")]
    public async Task A_failing_sync_ends_the_server_loudly_and_nothing_of_it_is_acknowledged(string when)
    {
        await Strace.IsThere();
        var seed = Seed.Next();
        using var folder = new TempFolder();
        using var traces = new TempFolder();
        var options = new ServerOptions { DataFolder = folder.Path, Port = FreePort.Next() };
        await using var crowd = await Gather(options);
        await using (Talk.Begin(crowd, Neighbourhood.AnyTarget, seed))
        {
            var failing = Strace.To(traces["trace"], ["fsync", "fdatasync"], "--seccomp-bpf", "-e", "inject=fsync,fdatasync:error=EIO:" + when);
            await using var server = ServerProcess.Launch(options with { Prefix = failing });
            Assert.NotEqual(0, await server.Exited(Bound));
            Assert.True(server.Output.Contains("The store cannot be written"), server.Output.ToString());
        }

        await using var healed = await ServerProcess.Start(options);
        var quiet = await crowd.IsQuiet(Bound);
        crowd.ThrowIfFaulted();
        var verdict = crowd.Verdict();
        report.Say($"Seed {seed}, sync fails {when}: {verdict.Summary}");
        Assert.True(verdict.Violations.Count == 0, $"Seed {seed}: {verdict}");
        Assert.True(quiet, $"Seed {seed}: {crowd}");
    }

    private static async Task<Crowd> Gather(ServerOptions options)
    {
        await using var server = await ServerProcess.Start(options);
        return await Neighbourhood.Gather(server);
    }
}
