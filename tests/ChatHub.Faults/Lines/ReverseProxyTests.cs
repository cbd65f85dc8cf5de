using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Lines;

/// <summary>HAProxy between people and their server: it restarts, and cuts who is silent.</summary>
[Collection(UnderLoad.Name)]
public sealed class ReverseProxyTests(Report report)
{
    private const int Restarts = 5;
    private const int Cuts = 20;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task The_proxy_restarts_again_and_again()
    {
        await using var server = await ServerProcess.Start();
        await using var proxy = await ReverseProxy.Start(server.Url);
        await using var crowd = await Neighbourhood.Gather(proxy.Address);

        await Scenario.Play($"HAProxy restarted {Restarts} times", crowd, report, async () =>
        {
            for (var i = 0; i < Restarts; i++)
            {
                await proxy.Restart();
                await crowd.Accepts(30, Bound);
            }
        });
    }

    [Fact]
    public async Task The_proxy_cuts_whoever_is_silent_for_a_moment()
    {
        await using var server = await ServerProcess.Start();
        await using var proxy = await ReverseProxy.Start(server.Url);
        await using var crowd = await Neighbourhood.Gather(proxy.Address);

        await Scenario.Play("HAProxy that cuts after 40 ms of silence", crowd, report, async () =>
        {
            await proxy.Restart(silence: TimeSpan.FromMilliseconds(40));
            await crowd.Accepts(200, Bound);
            await Until.True(() => proxy.Cuts > Cuts, Bound, proxy.ToString());
            await proxy.Restart();
        });
    }
}
