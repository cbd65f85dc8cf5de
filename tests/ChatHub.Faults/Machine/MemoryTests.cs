using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Machine;

/// <summary>A server that gets less memory than it would take: one page more than the limit, and the kernel kills it.</summary>
[Collection(UnderLoad.Name)]
public sealed class MemoryTests(Report report)
{
    // With 160 MB it never has more than 81, and with 64 the kernel kills it.
    private const long Limit = 80 * 1024 * 1024;
    private const int Stuck = 6;

    // What the garbage collector keeps depends on them.
    private static readonly Dictionary<string, string> TwoProcessors = new(StringComparer.Ordinal) { ["DOTNET_PROCESSOR_COUNT"] = "2" };

    [ControlGroupFact]
    public async Task With_little_memory_and_readers_that_stop_the_server_lives()
    {
        using var group = ControlGroup.OfMemory(Limit);
        await using var server = await ServerProcess.Start(new ServerOptions { Prefix = group.Prefix, Environment = TwoProcessors });
        await using var crowd = await Neighbourhood.Gather(server.Url);

        await Scenario.Play($"{Limit >> 20} MB of memory", server, crowd, report, async () =>
        {
            foreach (var peer in crowd.OwnPeers.Take(Stuck)) peer.StopReading();
            await crowd.Accepts(1_000);
            foreach (var peer in crowd.OwnPeers.Take(Stuck)) peer.ReadAgain();
            await crowd.Accepts(2_000);
        });

        report.Say($"At most {group.MostBytes >> 20} MB of {Limit >> 20}");
        Assert.True(group.MostBytes > Limit * 9 / 10, $"It never had more than {group.MostBytes >> 20} MB of {Limit >> 20}, so nothing was tried.");
        Assert.False(server.HasExited, server.Output.ToString());
    }
}
