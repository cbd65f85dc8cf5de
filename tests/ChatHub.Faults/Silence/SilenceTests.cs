using ChatHub.Contracts;
using ChatHub.TestKit;

namespace ChatHub.Faults.Silence;

/// <summary>Whoever says nothing any more is let go, and his nick is free again.</summary>
public sealed class SilenceTests
{
    private const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_peer_that_never_answers_a_ping_is_dropped_and_its_nick_is_free()
    {
        await using var server = await ServerProcess.Start();
        var session = await Sessions.Open(server.Url, "ana");
        using var silent = await SilentSocket.Open(server, session.Token);
        await silent.Send(Handshake);
        Assert.True(await Until.Holds(() => IsTaken(server)), "The nick was never taken.");

        Assert.True(await Until.Holds(async () => !await IsTaken(server), Bound), "The nick is still taken.");
        await IsClosed(silent);
    }

    [Fact]
    public async Task A_peer_that_never_shakes_hands_is_dropped()
    {
        await using var server = await ServerProcess.Start();
        using var silent = await SilentSocket.Open(server, (await Sessions.Open(server.Url, "ana")).Token);

        await IsClosed(silent);
    }

    [Fact]
    public async Task A_peer_that_stops_in_the_middle_of_a_frame_is_dropped()
    {
        await using var server = await ServerProcess.Start();
        using var silent = await SilentSocket.Open(server, (await Sessions.Open(server.Url, "ana")).Token);
        await silent.Send(Handshake);
        await silent.SendHalf("{\"type\":1,\"target\":\"ListUsers\",\"arguments\":[]}\u001e");

        await IsClosed(silent);
    }

    private static async Task IsClosed(SilentSocket silent)
    {
        async Task ReadToEnd()
        {
            while ((await silent.Read()).Length > 0)
            {
                // Welcome, pings: read and not answered.
            }
        }

        await ReadToEnd().WaitAsync(Bound, TimeProvider.System);
    }

    private static async Task<bool> IsTaken(ServerProcess server)
    {
        try
        {
            await Sessions.Open(server.Url, "ana");
            return false;
        }
        catch (SessionRefusedException refused)
        {
            Assert.Equal(Refusals.NickInUse.Code, refused.Problem.Code);
            return true;
        }
    }
}
