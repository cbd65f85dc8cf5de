using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Lines;

/// <summary>Packets get lost in both directions; the kernel sends them again, ever more seldom.</summary>
[Collection(UnderLoad.Name)]
public sealed class PacketLossTests(Report report)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    [LossyLinkTheory]
    [InlineData(5, 200)]
    [InlineData(20, 100)]
    [InlineData(40, 30)]
    public async Task Where_packets_get_lost_messages_are_late_and_nothing_else(int percent, int messages)
    {
        await using var server = await ServerProcess.Start();
        await using var crowd = await Neighbourhood.Gather(server.Url);

        await Scenario.Play($"{percent} % of the packets lost", server, crowd, report, async () =>
        {
            using var link = new LossyLink(server.Port, percent);
            await crowd.Accepts(messages, Bound);
            Assert.True(link.Dropped > 0, "Not a packet was lost, so nothing was tried.");
        });
    }
}
