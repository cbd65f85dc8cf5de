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

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Who_has_given_up_before_asks_for_nothing(string call)
    {
        await using var ana = await Talker.StartAsync(server, "ana");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => All[call](ana.Chat, new CancellationToken(canceled: true)));

        Assert.Equal("no-groups", (await ana.Chat.ListGroupsAsync()).Code);
        Assert.Equal(0, ana.Chat.Queued);
    }
}
