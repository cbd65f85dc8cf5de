using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Lines;

/// <summary>HAProxy between people and their server: it restarts, and cuts who is silent.</summary>
[Collection(UnderLoad.Name)]
public sealed class ReverseProxyTests(Report report)
{
    private const int Restarts = 5;
    private const int Silences = 5;
    private const int CutsEach = 5;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task The_proxy_restarts_again_and_again()
    {
        await using var server = await ServerProcess.Start();
        await using var proxy = await ReverseProxy.Start(server.Url);
        await using var crowd = await Neighbourhood.Gather(proxy.Address);

        await Scenario.Play($"HAProxy restarted {Restarts} times", server, crowd, report, async () =>
        {
            for (var i = 0; i < Restarts; i++)
            {
                await proxy.Restart();
                await crowd.Accepts(30, Bound);
            }
        });
    }

    /// <summary>The server stops answering, so that everybody falls silent, and the proxy cuts them before it goes on.</summary>
    [Fact]
    public async Task The_proxy_cuts_whoever_is_silent_for_a_moment()
    {
        await using var server = await ServerProcess.Start();
        await using var proxy = await ReverseProxy.Start(server.Url);
        await using var crowd = await Neighbourhood.Gather(proxy.Address);

        await Scenario.Play($"HAProxy that cuts everybody {Silences} times, after a second of silence", server, crowd, report, async () =>
        {
            await proxy.Restart(silence: TimeSpan.FromSeconds(1));
            for (var i = 0; i < Silences; i++)
            {
                await crowd.Accepts(30, Bound);

                // Who is still on his way when the server stops has no WebSocket that could be cut.
                await Until.True(() => crowd.Peers.Count(peer => peer.Connected) >= 2 * CutsEach, Bound, crowd);
                var enough = proxy.Cuts + CutsEach;
                Signals.Send(server.Pid, Signals.Stop);
                await Until.True(() => proxy.Cuts >= enough, Bound, proxy);
                Signals.Send(server.Pid, Signals.Continue);
            }
        });
    }
}
