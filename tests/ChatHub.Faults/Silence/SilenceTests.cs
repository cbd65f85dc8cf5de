using ChatHub.TestKit;

namespace ChatHub.Faults.Silence;

/// <summary>A peer that says nothing any more is dropped, on every transport, and its nick is free again.</summary>
public sealed class SilenceTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private static readonly string[] Nicks = ["ana", "bruno", "carla"];

    [Fact]
    public async Task Peers_that_never_ping_are_dropped_on_each_transport_and_their_nicks_are_free()
    {
        await using var server = await ServerProcess.Start();
        using var silent = await Enter(server, Nicks[0]);
        using var streaming = await Enter(server, Nicks[1], polls: false);
        using var polling = await Enter(server, Nicks[2], polls: true);

        var free = await Task.WhenAll(Nicks.Select(nick => IsFreeInTime(server, nick)));

        Assert.True(Array.TrueForAll(free, isFree => isFree), $"Some nick is still taken: WebSockets, server-sent events, long polling are free: {string.Join(", ", free)}");
        await silent.IsClosed();
        await streaming.IsClosed();
        await polling.IsClosed();
    }

    [Fact]
    public async Task A_server_without_keep_alive_is_found_out()
    {
        await using var server = await ServerProcess.Start(ServerOptions.Sabotaged(Sabotage.NoKeepAlive));
        using var silent = await Enter(server, Nicks[0]);
        using var streaming = await Enter(server, Nicks[1], polls: false);
        using var polling = await Enter(server, Nicks[2], polls: true);

        var free = await Task.WhenAll(Nicks.Select(nick => IsFreeInTime(server, nick)));

        Assert.False(Array.Exists(free, isFree => isFree), $"Without keep-alive a nick was free all the same, so the test above proves nothing: {string.Join(", ", free)}");
    }

    private static async Task<SilentSocket> Enter(ServerProcess server, string nick)
    {
        var session = await Sessions.Open(server.Url, nick);
        var silent = await SilentSocket.Open(server, session.Token);
        await silent.ShakeHands();
        await IsTaken(server, nick);
        return silent;
    }

    private static async Task<SilentRequests> Enter(ServerProcess server, string nick, bool polls)
    {
        var session = await Sessions.Open(server.Url, nick);
        var silent = await SilentRequests.Open(server.Url, session.Token, polls);
        await IsTaken(server, nick);
        return silent;
    }

    private static async Task IsTaken(ServerProcess server, string nick) =>
        Assert.True(await Until.Holds(() => Sessions.IsTaken(server.Url, nick)), $"The nick {nick} was never taken.");

    private static Task<bool> IsFreeInTime(ServerProcess server, string nick) => Until.Holds(async () => !await Sessions.IsTaken(server.Url, nick), Bound);
}
