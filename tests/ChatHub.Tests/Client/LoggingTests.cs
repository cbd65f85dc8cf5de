using ChatHub.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace ChatHub.Tests.Clients;

public sealed class LoggingTests : WithServer
{
    [Fact]
    public async Task Ids_and_lengths_are_logged_and_never_a_text_or_a_token()
    {
        using var provider = new FakeLoggerProvider();
        using var factory = LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(provider));
        var state = new MemoryClientState();
        var options = Talker.Options(server, "ana", state);
        options.LoggerFactory = factory;

        var ids = new List<Guid>();
        await using (var ana = await Talker.StartAsync(options))
        {
            foreach (var (to, text) in new[] { ("ana", "um segredo"), ("ninguem", "outro segredo") })
            {
                var outgoing = await ana.Chat.SendAsync(Recipient.User(to), text);
                await outgoing.Answer;
                ids.Add(outgoing.Id);
            }

            await ana.Chat.RunAsync("-msg U ana segredo também");
            await ana.Sees("segredo também");
            await server.RestartAsync();
            await ana.SeesConnection(ConnectionState.Connected, times: 2);
        }

        var logged = provider.Collector.GetSnapshot().Select(record => $"{record.Level} {record.Category}: {record.Message} {record.Exception}").ToList();
        Assert.Contains(logged, line => line.StartsWith($"Debug ChatHub.Client.ChatClient: Message {ids[0]} of 10 characters was accepted", StringComparison.Ordinal));
        Assert.Contains(logged, line => line.StartsWith($"Information ChatHub.Client.ChatClient: Message {ids[1]} of 13 characters was refused: no-such-user", StringComparison.Ordinal));
        var token = (await state.LoadAsync(default)).Session!.Token;
        Assert.DoesNotContain(logged, line => line.Contains("segredo", StringComparison.Ordinal));
        Assert.DoesNotContain(logged, line => line.Contains(token, StringComparison.Ordinal));
    }
}
