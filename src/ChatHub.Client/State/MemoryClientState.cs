namespace ChatHub.Client;

/// <summary>Keeps a client's state in memory: for bots that may forget, and for tests. Disposing keeps it, so another client may go on with it.</summary>
public sealed class MemoryClientState : IClientState
{
    private readonly Lock _gate = new();
    private readonly List<QueuedMessage> _outbox = [];
    private SavedSession? _session;
    private LogPosition? _position;

    /// <inheritdoc/>
    public ValueTask<ClientSnapshot> LoadAsync(CancellationToken cancel)
    {
        lock (_gate)
            return new(new ClientSnapshot(_session, _position, [.. _outbox]));
    }

    /// <inheritdoc/>
    public ValueTask SaveSessionAsync(SavedSession session, CancellationToken cancel) => Do(() => _session = session);

    /// <inheritdoc/>
    public ValueTask AdvanceAsync(LogPosition position, CancellationToken cancel)
    {
        lock (_gate)
            _position = position;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask SyncAsync(CancellationToken cancel) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask EnqueueAsync(QueuedMessage message, CancellationToken cancel) => Do(() => _outbox.Add(message));

    /// <inheritdoc/>
    public ValueTask RemoveAsync(Guid id, CancellationToken cancel) => Do(() => _outbox.RemoveAll(message => message.Id == id));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ValueTask Do(Action change)
    {
        lock (_gate)
            change();
        return ValueTask.CompletedTask;
    }
}
