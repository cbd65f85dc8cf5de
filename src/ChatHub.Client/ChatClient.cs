using System.Diagnostics.CodeAnalysis;
using ChatHub.Contracts;
using Microsoft.Extensions.Logging;

namespace ChatHub.Client;

/// <summary>
/// A client of ChatHub. It connects for as long as it lives, gives every message once and in order, and keeps what it sends until it is answered.
/// <code>
/// await using var chat = new ChatClient(new() { Server = new("http://localhost:5000"), Nick = "ana" });
/// await chat.StartAsync();
/// await chat.SendAsync(Recipient.User("maria"), "oi");
/// await foreach (var happened in chat.Messages())
///     if (happened is MessageReceived { Message: var message })
///         Console.WriteLine($"{message.From}: {message.Text}");
/// </code>
/// Members may be used from any thread, <see cref="Messages"/> by one reader at a time.
/// </summary>
public sealed partial class ChatClient : IAsyncDisposable
{
    /// <summary>The meter that counts what clients do; README lists its instruments.</summary>
    public const string MeterName = "ChatHub.Client";

    private static readonly TimeSpan LastWordPatience = TimeSpan.FromSeconds(2);

    private readonly ChatClientOptions _options;
    private readonly ILogger _log;
    private readonly ClientMetrics _metrics;
    private readonly SessionApi _api;
    private readonly IClientState _state;
    private readonly SessionKeeper _sessions;
    private readonly Inbox _inbox = new();
    private readonly LinkSlot _links = new();
    private readonly Acknowledger _acknowledger;
    private readonly Outbox _outbox;
    private readonly Caller _caller;
    private readonly Connector _connector;
    private readonly CancellationTokenSource _stop = new();
    private CancellationTokenSource? _attempts;
    private Task _sending = Task.CompletedTask;
    private Task _connecting = Task.CompletedTask;
    private bool _loaded;
    private int _reading;
    private int _starting;
    private int _disposed;

    /// <summary>Makes a client; <see cref="StartAsync"/> connects it.</summary>
    /// <param name="options">Where to connect, as whom, and what to keep.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range.</exception>
    /// <exception cref="StateInUseException">Another client has the state below <see cref="ChatClientOptions.StateFolder"/> open.</exception>
    /// <exception cref="IOException">That folder cannot be used.</exception>
    public ChatClient(ChatClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (OptionRules.Faults(options).FirstOrDefault() is { } fault)
            throw new ArgumentException(fault, nameof(options));

        _options = options;
        _log = options.LoggerFactory.CreateLogger<ChatClient>();
        _metrics = new ClientMetrics(options.MeterFactory);
        _api = new SessionApi(options);
        _state = options.StateFolder is { } folder ? FileClientState.Open(folder, options.Server, options.Nick) : options.State;
        _sessions = new SessionKeeper(options, _state, _api);
        _acknowledger = new Acknowledger(_state, options.TimeProvider);
        _outbox = new Outbox(_state, options.TimeProvider, _links, happened => _inbox.Add(happened, ephemeral: false), _metrics, _log);
        _caller = new Caller(_links, _outbox);
        _connector = new Connector(options, _api, _sessions, _inbox, _acknowledger, _links, _metrics, _log);
    }

    /// <summary>What the client is doing about its connection.</summary>
    public ConnectionState State => End is null ? _connector.State : ConnectionState.Ended;

    /// <summary>How long until the next attempt to connect; null unless the client is between two attempts.</summary>
    public TimeSpan? RetryIn => _connector.RetryIn;

    /// <summary>What the server said when the last connection was made; null before the first.</summary>
    public Welcome? Welcome => _connector.Welcome;

    /// <summary>Why the client ended; null while it has not.</summary>
    public ChatEnd? End => _links.End;

    /// <summary>Up to where messages have been read and kept as read; null before the first.</summary>
    public LogPosition? Position => _inbox.Done;

    /// <summary>How many messages are in the outbox, not answered yet.</summary>
    public int Queued => _outbox.Count;

    /// <summary>Those messages, in the order in which they are sent; what an earlier run left is among them once the state is read.</summary>
    public IReadOnlyList<QueuedMessage> QueuedMessages => _outbox.Unanswered;

    /// <summary>
    /// Connects, waiting for the server for as long as it takes: an unreachable one is tried for ever, 0 to 0.5 s apart at first, 0 to 30 s in
    /// the end. As soon as the state is read messages may be queued: with this library's states that is when the call gives its task.
    /// </summary>
    /// <param name="cancel">Gives up. The client may be started again.</param>
    /// <exception cref="ChatRefusedException">The nick is taken, invalid, or has another password. The client may be started again.</exception>
    /// <exception cref="IOException">The state cannot be read.</exception>
    public async Task StartAsync(CancellationToken cancel = default)
    {
        ObjectDisposedException.ThrowIf(_disposed == 1, this);
        if (Interlocked.Exchange(ref _starting, 1) == 1)
            throw new InvalidOperationException("The client has been started.");

        try
        {
            await LoadAsync(cancel).ConfigureAwait(false);
            var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _attempts = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            _connecting = Task.Run(() => ConnectAsync(first, _attempts.Token), CancellationToken.None);
            await first.Task.WaitAsync(cancel).ConfigureAwait(false);
        }
        catch
        {
            await StopConnectingAsync().ConfigureAwait(false);
            Volatile.Write(ref _starting, 0);
            throw;
        }
    }

    /// <summary>Ends the wait before the next attempt to connect; nothing happens when there is none. After a failure the waits are as long as they were.</summary>
    public void TryNow() => _connector.TryNow();

    /// <summary>
    /// Disconnects and closes the state. End the reading of <see cref="Messages"/> first: what is still being read then comes again. What is
    /// queued stays in the state.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await SayWhatWasShownAsync().ConfigureAwait(false);
        await _stop.CancelAsync().ConfigureAwait(false);
        await StopConnectingAsync().ConfigureAwait(false);
        Close(new ChatEnd(ChatEnd.Disposed, "O cliente foi encerrado"), discard: true);
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _outbox.Dispose();
        _api.Dispose();
        _stop.Dispose();
        await _state.DisposeAsync().ConfigureAwait(false);
    }

    private async Task LoadAsync(CancellationToken cancel)
    {
        if (_loaded)
            return;
        var kept = await _state.LoadAsync(cancel).ConfigureAwait(false);
        _sessions.Load(kept.Session);
        _inbox.Load(kept.Position);
        _outbox.Load(kept.Outbox);
        _sending = Task.Run(() => _outbox.RunAsync(_stop.Token), CancellationToken.None);
        _loaded = true;
    }

    private async Task ConnectAsync(TaskCompletionSource first, CancellationToken cancel)
    {
        try
        {
            await _connector.RunAsync(first, cancel).ConfigureAwait(false);
        }
        finally
        {
            first.TrySetCanceled(CancellationToken.None);
            if (End is { } end)
                Close(end, discard: false);
        }
    }

    private async Task StopConnectingAsync()
    {
        if (_attempts is not { } attempts)
            return;
        await attempts.CancelAsync().ConfigureAwait(false);
        await _connecting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        attempts.Dispose();
        _attempts = null;
    }

    private void Close(ChatEnd end, bool discard)
    {
        _links.Close(end);
        _outbox.Close(end);
        _inbox.Complete(discard);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A courtesy to the server; without it, what was shown is sent again and passed over.")]
    private async Task SayWhatWasShownAsync()
    {
        if (_links.Current is not { } link || Welcome is not { } welcome)
            return;
        try
        {
            using var patience = new CancellationTokenSource(LastWordPatience, _options.TimeProvider);
            await _acknowledger.TellAsync(link, welcome.Epoch, told: -1, patience.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The connection, or the disk, is gone.
        }
    }
}
