using System.Collections.Concurrent;
using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Tests.Clients;

/// <summary>A client with somebody who reads it.</summary>
public sealed class Talker : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource leaving = new();
    private readonly ConcurrentQueue<ChatEvent> events = new();
    private readonly SemaphoreSlim arrived = new(0);
    private Task reading = Task.CompletedTask;
    private bool left;

    private Talker(ChatClientOptions options) => Chat = new ChatClient(options);

    public ChatClient Chat { get; }

    public IEnumerable<ChatEvent> Events => events;

    public IEnumerable<MessageItem> Messages => events.OfType<MessageReceived>().Select(received => received.Message);

    public IEnumerable<string> Texts => Messages.Select(message => message.Text);

    public static async Task<Talker> StartAsync(ChatClientOptions options)
    {
        var talker = Unstarted(options);
        try
        {
            await talker.Chat.StartAsync().WaitAsync(Bound);
            return talker;
        }
        catch
        {
            await talker.DisposeAsync();
            throw;
        }
    }

    public static Talker Unstarted(ChatClientOptions options)
    {
        var talker = new Talker(options);
        talker.reading = talker.ReadAsync();
        return talker;
    }

    public static Task<Talker> StartAsync(ChatServer server, string nick, IClientState? state = null) =>
        StartAsync(Options(server, nick, state));

    public static ChatClientOptions Options(ChatServer server, string nick, IClientState? state = null) =>
        new() { Server = server.Address, Nick = nick, State = state ?? new MemoryClientState(), BackoffLimit = TimeSpan.FromSeconds(1) };

    /// <summary>Waits until what was read satisfies.</summary>
    public async Task Until(Func<bool> satisfied, string awaited)
    {
        using var bound = new CancellationTokenSource(Bound);
        while (!satisfied())
        {
            try
            {
                await arrived.WaitAsync(TimeSpan.FromMilliseconds(100), bound.Token);
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"Waited in vain for {awaited}. Read: {string.Join(", ", events)}", late);
            }
        }
    }

    public Task Sees(string text) => Until(() => Texts.Contains(text), $"the message '{text}'");

    public Task SeesConnection(ConnectionState state, int times = 1) =>
        Until(() => events.OfType<ConnectionChanged>().Count(change => change.State == state) >= times, $"the state {state}, {times} times");

    /// <summary>Waits for the end of the stream.</summary>
    public Task Ended() => reading.WaitAsync(Bound);

    public async ValueTask DisposeAsync()
    {
        if (left)
            return;
        left = true;
        await leaving.CancelAsync();
        await reading.WaitAsync(Bound);
        await Chat.DisposeAsync();
        leaving.Dispose();
        arrived.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var happened in Chat.Messages(leaving.Token))
            {
                events.Enqueue(happened);
                arrived.Release();
            }
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // Left.
        }
    }
}
