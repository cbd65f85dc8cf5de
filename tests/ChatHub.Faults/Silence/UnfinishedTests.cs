using ChatHub.TestKit;

namespace ChatHub.Faults.Silence;

/// <summary>Whoever begins something and does not go on with it is let go.</summary>
public sealed class UnfinishedTests
{
    [Fact]
    public async Task A_peer_that_never_shakes_hands_is_dropped()
    {
        await using var server = await ServerProcess.Start();
        using var silent = await SilentSocket.Open(server, (await Sessions.Open(server.Url, "ana")).Token);

        await silent.IsClosed();
    }

    [Fact]
    public async Task A_peer_that_stops_in_the_middle_of_a_frame_is_dropped()
    {
        await using var server = await ServerProcess.Start();
        using var silent = await SilentSocket.Open(server, (await Sessions.Open(server.Url, "ana")).Token);
        await silent.ShakeHands();
        await silent.SendHalf("{\"type\":1,\"target\":\"ListUsers\",\"arguments\":[]}\u001e");

        await silent.IsClosed();
    }
}
