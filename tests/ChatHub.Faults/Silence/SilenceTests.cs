using ChatHub.Contracts;
using ChatHub.TestKit;

namespace ChatHub.Faults.Silence;

/// <summary>Whoever says nothing any more is let go, and his nick is free again.</summary>
public sealed class SilenceTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_peer_that_never_answers_a_ping_is_dropped_and_its_nick_is_free()
    {
        await using var server = await ServerProcess.Start();
        var session = await Sessions.Open(server.Url, "ana");
        using var silent = await SilentSocket.Open(server, session.Token);
        await silent.ShakeHands();
        Assert.True(await Until.Holds(() => IsTaken(server)), "The nick was never taken.");

        Assert.True(await Until.Holds(async () => !await IsTaken(server), Bound), "The nick is still taken.");
        await silent.IsClosed();
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
