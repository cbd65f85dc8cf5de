using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Tests.Clients;

public sealed class ConversationTests
{
    [Fact]
    public async Task Two_clients_talk()
    {
        await using var server = new ChatServer();
        await using var ana = await Talker.StartAsync(server, "ana");
        await using var maria = await Talker.StartAsync(server, "maria");

        var reply = await ana.Chat.MessageAsync(Recipient.User("maria"), "  oi, \"maria\" 🙂\n ");

        Assert.True(reply.HasData);
        Assert.Equal(2, reply.Data.Connected);
        await maria.Sees("  oi, \"maria\" 🙂\n ");
        await ana.Sees("  oi, \"maria\" 🙂\n ");
        Assert.True(Assert.Single(ana.Messages).Mine);
        Assert.False(Assert.Single(maria.Messages).Mine);
    }
}
