using ChatHub.Faults.Sabotage;
using ChatHub.TestKit;

namespace ChatHub.Faults.Silence;

/// <summary>Whoever says nothing any more is let go, and his nick is free again.</summary>
public sealed class SilenceTests(SabotagedServer sabotaged) : IClassFixture<SabotagedServer>
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_peer_that_never_answers_a_ping_is_dropped_and_its_nick_is_free()
    {
        await using var server = await ServerProcess.Start();
        using var silent = await Enter(server);

        Assert.True(await IsFreeInTime(server), "The nick is still taken.");
        await silent.IsClosed();
    }

    [Fact]
    public async Task A_server_without_keep_alive_is_found_out()
    {
        await using var server = await ServerProcess.Start(new ServerOptions { Dll = await sabotaged.Dll(SabotagedServer.NoKeepAlive) });
        using var silent = await Enter(server);

        Assert.False(await IsFreeInTime(server), "Without keep-alive the nick was free all the same, so the test above proves nothing.");
    }

    private static async Task<SilentSocket> Enter(ServerProcess server)
    {
        var session = await Sessions.Open(server.Url, "ana");
        var silent = await SilentSocket.Open(server, session.Token);
        await silent.ShakeHands();
        Assert.True(await Until.Holds(() => Sessions.IsTaken(server.Url, "ana")), "The nick was never taken.");
        return silent;
    }

    private static Task<bool> IsFreeInTime(ServerProcess server) => Until.Holds(async () => !await Sessions.IsTaken(server.Url, "ana"), Bound);
}
