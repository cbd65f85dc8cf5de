using ChatHub.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace ChatHub.Client;

/// <summary>One connection to the hub, from its start to its end. What comes in goes to the inbox under the connection's number.</summary>
internal sealed class Link : IAsyncDisposable
{
    private static readonly TimeSpan ByePatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WelcomePatience = TimeSpan.FromSeconds(20);

    private readonly HubConnection _hub;
    private readonly ChatClientOptions _options;
    private readonly TaskCompletionSource<Welcome> _welcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<LinkEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Bye? _bye;

    /// <param name="hub">The connection, not yet started.</param>
    /// <param name="options">How long to wait.</param>
    /// <param name="inbox">Where what comes in goes.</param>
    /// <param name="connection">Its number in the inbox.</param>
    /// <param name="welcomed">Called before anybody can read of it in the inbox.</param>
    public Link(HubConnection hub, ChatClientOptions options, Inbox inbox, int connection, Action<Welcome> welcomed)
    {
        _hub = hub;
        _options = options;
        hub.Closed += error =>
        {
            End(error);
            return Task.CompletedTask;
        };
        On<Welcome>(nameof(IChatClient.Welcome), Whole.Is, welcome =>
        {
            welcomed(welcome);
            inbox.Begin(connection, welcome);
            _welcome.TrySetResult(welcome);
        });
        hub.On<Batch>(nameof(IChatClient.Receive), batch =>
        {
            if (!inbox.Add(connection, batch))
                End(new InvalidDataException("A batch before this one is missing."));
        });
        On<Gap>(nameof(IChatClient.Gap), Whole.Is, gap => inbox.Add(connection, gap));
        On<PresenceChange>(nameof(IChatClient.Presence), Whole.Is, change => inbox.Add(new PresenceChanged(change), ephemeral: true));
        On<GroupChange>(nameof(IChatClient.GroupChanged), Whole.Is, change => inbox.Add(new GroupChanged(change), ephemeral: true));
        On<Bye>(nameof(IChatClient.Bye), Whole.Is, bye =>
        {
            _bye = bye;
            if (_welcome.Task.IsCompleted)
                _ = EndSoonAsync();
            else
                End(null);
        });
    }

    /// <summary>Completes, without an exception, when the connection is over.</summary>
    public Task<LinkEnd> Ended => _ended.Task;

    /// <summary>Whether the server has answered the handshake.</summary>
    public bool HasConnected { get; private set; }

    /// <summary>Connects, and waits for the server's welcome; null when it says goodbye instead.</summary>
    /// <exception cref="ChatRefusedException">The nick was taken, or the device revoked, while the connection was made.</exception>
    public async Task<Welcome?> StartAsync(CancellationToken cancel)
    {
        await _hub.StartAsync(cancel).ConfigureAwait(false);
        HasConnected = true;
        var first = await Task.WhenAny(_welcome.Task, _ended.Task)
            .WaitAsync(WelcomePatience, _options.TimeProvider, cancel).ConfigureAwait(false);
        if (first == _welcome.Task)
            return await _welcome.Task.ConfigureAwait(false);

        var end = await _ended.Task.ConfigureAwait(false);
        return end.Bye is null
            ? throw new IOException(end.Error?.Message ?? "The server closed the connection.", end.Error)
            : Verdict.IsRefusal(end.Bye) ? throw new ChatRefusedException(end.Bye.Code, end.Bye.Text)
            : null;
    }

    /// <summary>Calls the hub. Any exception but the hub's own means that the answer is lost; the connection then ends.</summary>
    public async Task<T> CallAsync<T>(string method, object?[] arguments, CancellationToken cancel)
    {
        try
        {
            return await _hub.InvokeCoreAsync<T>(method, arguments, cancel)
                .WaitAsync(_options.AnswerTimeout, _options.TimeProvider, cancel).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not Microsoft.AspNetCore.SignalR.HubException && !cancel.IsCancellationRequested)
        {
            End(exception);
            throw;
        }
    }

    public Task AckAsync(long position, CancellationToken cancel) => _hub.SendCoreAsync(nameof(IChatHub.Ack), [position], cancel);

    public void End(Exception? error) => _ended.TrySetResult(new LinkEnd(_bye, error));

    public ValueTask DisposeAsync()
    {
        End(null);
        return _hub.DisposeAsync();
    }

    private void On<T>(string name, Func<T?, bool> isWhole, Action<T> take) => _hub.On<T?>(name, what =>
    {
        if (isWhole(what))
            take(what!);
        else
            End(new InvalidDataException($"What came as {name} is none."));
    });

    /// <summary>The server closes after its goodbye, once it has answered what is under way; a dead one does not.</summary>
    private async Task EndSoonAsync()
    {
        try
        {
            await _ended.Task.WaitAsync(ByePatience, _options.TimeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            End(null);
        }
    }
}
