using System.Text.RegularExpressions;
using ChatHub.Client;
using ChatHub.Examples;
using ChatHub.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatHub.Tests.Clients;

/// <summary>The examples in the client's README are compiled, and do what it says. <c>CHATHUB_UPDATE_README=1</c> writes them anew.</summary>
public sealed partial class ReadmeTests : WithServer
{
    private const string Readme = "src/ChatHub.Client/README.md";

    [Fact]
    public void Every_example_is_compiled_code()
    {
        var source = File.ReadAllText(Repository.PathTo("tests", "ChatHub.Tests", "Client", "ReadmeExamples.cs"));
        var examples = Region().Matches(source).ToDictionary(match => match.Groups["name"].Value, match => Unindented(match.Groups["code"].Value), StringComparer.Ordinal);
        examples["echo"] = File.ReadAllText(Repository.PathTo("src", "ChatHub.EchoBot", "Program.cs")).Trim();

        foreach (var (name, code) in examples)
        {
            ReadmeSection.Holds(Readme, name, $"```csharp\n{code}\n```");
        }

        Assert.Equal(examples.Count, File.ReadAllText(Repository.PathTo(Readme)).Split("```csharp").Length - 1);
    }

    [Fact]
    public async Task Whoever_talks_reads_what_was_said()
    {
        await using var maria = await Talker.StartAsync(server, "maria");
        using var leaving = new CancellationTokenSource();

        var talking = ReadmeExamples.Talk(server.Address, leaving.Token);
        await Until.True(() => Sent(maria));
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => talking);
    }

    [Fact]
    public async Task A_kept_client_begins_and_its_answers_lead_it_on()
    {
        await using var chat = ReadmeExamples.Kept(server.Address, server.ClientFolder);
        await ReadmeExamples.Beginning(chat, default);

        await ReadmeExamples.Answers(chat, default);
        Assert.True((await chat.MessageAsync(Recipient.Group("amigos"), "bom dia")).Ok);
    }

    [Fact]
    public async Task A_hosted_client_greets_and_is_measured()
    {
        using var measured = new StringWriter();
        using var listener = ReadmeExamples.Measured(TextWriter.Synchronized(measured));
        using var host = ReadmeExamples.Hosted(server.Address, server.ClientFolder);
        await host.StartAsync();
        await using var ana = await Talker.StartAsync(server, "ana");

        await Until.Holds(async () => (await ana.Chat.MessageAsync(Recipient.User("robo"), "bom dia")).Ok);
        await ana.Sees("oi, ana");
        await host.StopAsync();

        Assert.Contains("chathub.client.messages.sent 1", measured.ToString(), StringComparison.Ordinal);
        Assert.Equal(ConnectionState.Connected, host.Services.GetRequiredService<ChatClient>().State);
    }

    private static bool Sent(Talker maria) => maria.Events.OfType<PresenceChanged>().Any(presence => presence.Change.Came.Contains("ana"));

    private static string Unindented(string code)
    {
        var lines = code.ReplaceLineEndings("\n").Trim('\n').Split('\n');
        var indent = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : line));
    }

    [GeneratedRegex(@"^ *#region (?<name>\w+)\n(?<code>.*?)^ *#endregion", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Region();
}
