using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Machine;

/// <summary>A server that gets a tenth of a processor.</summary>
[Collection(UnderLoad.Name)]
public sealed class ProcessorTests(Report report)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    [ControlGroupFact]
    public async Task With_a_tenth_of_a_processor_the_server_is_slow_and_nothing_else()
    {
        await using var server = await ServerProcess.Start();
        await using var crowd = await Neighbourhood.Gather(server.Url);
        var byes = crowd.Peers.Sum(peer => peer.Byes.Count);

        await Scenario.Play("a tenth of a processor", server, crowd, report, async () =>
        {
            using var limit = ControlGroup.OfProcessor(tenths: 1);
            limit.Take(server.Pid);
            await crowd.Accepts(300, Bound);
            Assert.True(limit.TimesThrottled > 0, "The server never wanted more than it got, so nothing was tried.");
        });

        Assert.Equal(byes, crowd.Peers.Sum(peer => peer.Byes.Count));
    }
}
