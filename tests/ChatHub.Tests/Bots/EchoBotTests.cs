using ChatHub.Client;
using ChatHub.TestKit;
using ChatHub.Tests.Clients;

namespace ChatHub.Tests.Bots;

/// <summary>The echo bot as a process of its own, before a server that is one too.</summary>
public sealed class EchoBotTests
{
    [Fact]
    public async Task It_answers_with_the_same_text_also_over_a_killed_server()
    {
        using var state = new TempFolder();
        await using var server = await ServerProcess.Start();
        await using var ana = await Talker.StartAsync(new ChatClientOptions
        {
            Server = server.Url,
            Nick = "ana",
            BackoffLimit = TimeSpan.FromSeconds(0.5),
        });
        using var bot = ConsoleProcess.StartBot("ChatHub.EchoBot", [server.Url.ToString(), "eco"], ("XDG_STATE_HOME", state.Path));

        // Refused until the bot has come.
        Assert.True(await Until.Holds(async () => (await ana.Chat.MessageAsync(Recipient.User("eco"), "oi 🙂")).Ok), bot.ToString());
        await ana.Until(() => Echoes(ana).Contains("oi 🙂"), "the echo");
        await server.KillAndRestart();
        await ana.Chat.MessageAsync(Recipient.User("eco"), "de novo");
        await ana.Until(() => Echoes(ana).Contains("de novo"), "the echo after the restart");

        Assert.Equal(["oi 🙂", "de novo"], Echoes(ana));
    }

    private static IEnumerable<string> Echoes(Talker ana) => ana.Messages.Where(message => message.From == "eco").Select(message => message.Text);
}
