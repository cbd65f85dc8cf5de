using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Machine;

/// <summary>A server that gets less memory than it would take: one page more than the limit, and the kernel kills it.</summary>
[Collection(UnderLoad.Name)]
public sealed class MemoryTests(Report report)
{
    private const long Limit = 160 * 1024 * 1024;
    private const int Stuck = 6;

    [ControlGroupFact]
    public async Task With_little_memory_and_readers_that_stop_the_server_lives()
    {
        using var group = ControlGroup.OfMemory(Limit);
        await using var server = await ServerProcess.Start(new ServerOptions { Prefix = group.Prefix });
        await using var crowd = await Neighbourhood.Gather(server.Url);

        await Scenario.Play($"{Limit >> 20} MB of memory", server, crowd, report, async () =>
        {
            foreach (var peer in crowd.Peers.Take(Stuck)) peer.StopReading();
            await crowd.Accepts(1_000);
            foreach (var peer in crowd.Peers.Take(Stuck)) peer.ReadAgain();
            await crowd.Accepts(2_000);
        });

        Assert.False(server.HasExited, server.Output.ToString());
    }
}
