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

    [Fact]
    public async Task Two_bots_that_meet_do_not_answer_each_others_answers()
    {
        using var state = new TempFolder();
        await using var server = await ServerProcess.Start();
        await using var ana = await Talker.StartAsync(new ChatClientOptions { Server = server.Url, Nick = "ana" });
        using var one = ConsoleProcess.StartBot("ChatHub.EchoBot", [server.Url.ToString(), "eco"], ("XDG_STATE_HOME", state.Path));
        await using var other = await Talker.StartAsync(new ChatClientOptions { Server = server.Url, Nick = "outro" });

        // The other bot writes first, and then answers as its kind does.
        Assert.True(await Until.Holds(async () => (await other.Chat.MessageAsync(Recipient.User("eco"), "começo")).Ok), one.ToString());
        await other.Until(() => Echoes(other).Any(), "the echo");
        var echo = other.Messages.Single(message => message.From == "eco");
        Assert.True(ChatClient.IsAnswer(echo));
        await (await other.Chat.AnswerAsync(echo, echo.Text)).Answer;

        // Sent after it: when this one is answered, that one has not been.
        await ana.Chat.MessageAsync(Recipient.User("eco"), "depois");
        await ana.Until(() => Echoes(ana).Any(), "the echo");
        Assert.Equal(["começo"], Echoes(other));
    }

    private static IEnumerable<string> Echoes(Talker ana) => ana.Messages.Where(message => message.From == "eco").Select(message => message.Text);
}
