using ChatHub.Contracts;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Lines;

/// <summary>The network between people and their server.</summary>
[Collection(UnderLoad.Name)]
public sealed class BadLineTests(Report report)
{
    private const int Resets = 20;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Every_connection_is_reset_at_once_again_and_again()
    {
        await using var server = await ServerProcess.Start();
        await using var proxy = new LineProxy(server.Url, () => LineCondition.Sound);
        await using var crowd = await Neighbourhood.Gather(proxy.Address);

        await Scenario.Play($"all connections reset {Resets} times", server, crowd, report, async () =>
        {
            for (var i = 0; i < Resets; i++)
            {
                await proxy.Reset();
                await crowd.Accepts(30, Bound);
            }
        });
    }

    [Fact]
    public async Task What_is_sent_is_under_way_for_a_tenth_of_a_second_or_nearly_a_whole_one()
    {
        var condition = LineCondition.Sound;
        await using var server = await ServerProcess.Start();
        await using var proxy = new LineProxy(server.Url, () => condition);
        await using var crowd = await Neighbourhood.Gather(proxy.Address);

        await Scenario.Play("500 ± 400 ms each way", server, crowd, report, async () =>
        {
            condition = new LineCondition { Delay = (TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(900)) };
            await proxy.Reset();
            await crowd.Accepts(200, Bound);
            condition = LineCondition.Sound;
            await proxy.Reset();
        });
    }

    [Fact]
    public async Task What_every_other_connection_sends_arrives_twice()
    {
        var (connections, doubled) = (0, false);
        await using var server = await ServerProcess.Start();
        await using var proxy = new LineProxy(server.Url, () => new LineCondition { Doubled = doubled && Interlocked.Increment(ref connections) % 2 == 0 });
        await using var crowd = await Neighbourhood.Gather(proxy.Address);

        await Scenario.Play("every other connection doubled", server, crowd, report, async () =>
        {
            doubled = true;
            for (var i = 0; i < Resets / 2; i++)
            {
                await proxy.Reset();
                await crowd.Accepts(30, Bound);
            }

            doubled = false;
            await proxy.Reset();
        });

        Assert.Contains(crowd.Peers, peer => peer.Byes.Contains(ByeCodes.Replaced));
    }
}
