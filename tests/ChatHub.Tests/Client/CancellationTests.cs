using ChatHub.Client;

namespace ChatHub.Tests.Clients;

public sealed class CancellationTests : WithServer
{
    private static readonly Dictionary<string, Func<ChatClient, CancellationToken, Task>> Waiting = new(StringComparer.Ordinal)
    {
        ["help"] = (chat, cancel) => chat.HelpAsync(cancel: cancel),
        ["list users"] = (chat, cancel) => chat.ListUsersAsync(cancel),
        ["create a group"] = (chat, cancel) => chat.CreateGroupAsync("g", cancel),
        ["message"] = (chat, cancel) => chat.MessageAsync(Recipient.User("ana"), "oi", cancel),
        ["message all"] = (chat, cancel) => chat.MessageAllAsync("T", "oi", cancel),
        ["run a line"] = (chat, cancel) => chat.RunAsync("-listarusuarios", cancel),
        ["history"] = (chat, cancel) => chat.HistoryAsync("all", null, cancel: cancel),
    };

    private static readonly Dictionary<string, Func<ChatClient, CancellationToken, Task>> All = new(Waiting, StringComparer.Ordinal)
    {
        ["send"] = (chat, cancel) => chat.SendAsync(Recipient.User("ana"), "oi", cancel).AsTask(),
        ["send a line"] = (chat, cancel) => chat.SendLineAsync("-msg U ana oi", cancel).AsTask(),
        ["devices"] = (chat, cancel) => chat.DevicesAsync(cancel),
        ["exit"] = (chat, cancel) => chat.ExitAsync(cancel),
    };

    public static TheoryData<string> WaitingCalls => [.. Waiting.Keys];

    public static TheoryData<string> Calls => [.. All.Keys];

    [Theory]
    [MemberData(nameof(WaitingCalls))]
    public async Task Who_waits_in_vain_may_stop_waiting(string call)
    {
        await using var ana = await Talker.StartAsync(server, "ana");
        await server.StopAsync();
        await ana.SeesConnection(ConnectionState.Waiting);
        using var cancel = new CancellationTokenSource();

        var waiting = Waiting[call](ana.Chat, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Who_stops_waiting_for_what_comes_next_does_not_get_the_last_event_again()
    {
        await using var chat = new ChatClient(Talker.Options(server, "ana"));
        await chat.StartAsync();
        await chat.MessageAsync(Recipient.User("ana"), "um");
        using var stop = new CancellationTokenSource();
        await using (var events = chat.Messages(stop.Token).GetAsyncEnumerator())
        {
            await NextTextAsync(events);
            var next = events.MoveNextAsync();
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            {
                while (await next)
                {
                    next = events.MoveNextAsync();
                }
            });
        }

        await chat.MessageAsync(Recipient.User("ana"), "dois");
        await using var later = chat.Messages().GetAsyncEnumerator();

        Assert.Equal("dois", await NextTextAsync(later));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Who_has_given_up_before_asks_for_nothing(string call)
    {
        await using var ana = await Talker.StartAsync(server, "ana");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => All[call](ana.Chat, new CancellationToken(canceled: true)));

        Assert.Equal("no-groups", (await ana.Chat.ListGroupsAsync()).Code);
        Assert.Equal(0, ana.Chat.Queued);
    }

    private static async Task<string> NextTextAsync(IAsyncEnumerator<ChatEvent> events)
    {
        while (await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)))
        {
            if (events.Current is MessageReceived { Message.Text: var text })
                return text;
        }

        throw new InvalidOperationException("The client has ended.");
    }
}
