using System.Collections.Concurrent;
using ChatHub.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace ChatHub.EndToEnd.Others;

/// <summary>Somebody with nothing but a SignalR client: does the client's duty by hand and reconnects only when the test says so.</summary>
public sealed class HubUser : IAsyncDisposable
{
    private readonly ConcurrentQueue<MessageItem> items = new();
    private readonly Uri server;
    private readonly string token;
    private HubConnection hub;
    private string? epoch;
    private long? my;

    private HubUser(Uri server, string token)
    {
        this.server = server;
        this.token = token;
        hub = Build();
    }

    /// <summary>What was shown, as far as it is not the user's own.</summary>
    public IEnumerable<string> Received => items.Where(item => !item.Mine).Select(Line);

    /// <summary>Everything that was shown.</summary>
    public IReadOnlyCollection<MessageItem> Items => items;

    public static async Task<HubUser> Connect(Uri server, string nick, string? token = null)
    {
        var user = new HubUser(server, token ?? (await Sessions.Open(server, nick)).Token);
        await user.Start();
        return user;
    }

    /// <summary>Gives a nick its password, as only its connected device may, and leaves.</summary>
    public static async Task Own(Uri server, string nick, string password)
    {
        await using var owner = await Connect(server, nick);
        await Sessions.SetPassword(server, owner.token, current: null, password);
    }

    /// <summary>Connects at the position of before.</summary>
    public async Task ComeBack()
    {
        await hub.DisposeAsync();
        hub = Build();
        await Start();
    }

    public Task GoAway() => hub.StopAsync();

    public Task<Reply<T>> Invoke<T>(string method, params object?[] arguments) => hub.InvokeCoreAsync<Reply<T>>(method, arguments);

    public async Task<Reply> Run(string line) => await hub.InvokeAsync<Reply>(nameof(IChatHub.Run), line, Guid.CreateVersion7().ToString());

    /// <summary>Sends, and expects it to be accepted.</summary>
    public async Task<Sent> Say(string kind, string target, string text)
    {
        var reply = await Invoke<Sent>(nameof(IChatHub.Message), kind, target, text, Guid.CreateVersion7().ToString());
        Assert.True(reply.HasData, reply.ToString());
        return reply.Data;
    }

    /// <summary>Waits until exactly these lines of others were shown, in this order.</summary>
    public async Task Got(params IReadOnlyList<string> lines)
    {
        await Until.Holds(() => Received.Count() >= lines.Count);
        Assert.Equal(lines, Received.ToList());
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private static string Line(MessageItem item) => item.To.Kind switch
    {
        TargetKinds.User => $"{item.From}: {item.Text}",
        TargetKinds.Group => $"{item.From}@{item.To.Name}: {item.Text}",
        _ => $"{item.From}→{item.To.Audience}: {item.Text}",
    };

    private async Task Start()
    {
        var welcomed = new TaskCompletionSource<Welcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        hub.On<Welcome>(nameof(IChatClient.Welcome), welcomed.SetResult);
        hub.On<Batch>(nameof(IChatClient.Receive), Show);
        await hub.StartAsync();
        var welcome = await welcomed.Task.WaitAsync(Until.DefaultBound);
        epoch = welcome.Epoch;
        my ??= welcome.Position;
    }

    private async Task Show(Batch batch)
    {
        // Batches follow the Welcome on the wire, so "my" may still be unset only for as long as that takes.
        Assert.True(my is null || batch.After <= my, $"A hole: at {my}, next after {batch.After}");
        foreach (var item in batch.Items.Where(item => item.Pos > (my ?? batch.After))) items.Enqueue(item);
        my = Math.Max(my ?? 0, batch.Upto);
        await hub.SendAsync(nameof(IChatHub.Ack), my);
    }

    private HubConnection Build()
    {
        var query = my is null ? "" : $"?since={my}&epoch={epoch}";
        return new HubConnectionBuilder()
            .WithUrl(new Uri(server, "/chat" + query), options => options.AccessTokenProvider = () => Task.FromResult<string?>(token))
            .Build();
    }
}
