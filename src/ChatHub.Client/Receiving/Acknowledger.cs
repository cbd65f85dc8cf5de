namespace ChatHub.Client;

/// <summary>Tells the server what has been shown: after 50 messages, or a second after the first. On disk first, so that it is never the server
/// alone who knows.</summary>
internal sealed class Acknowledger(IClientState state, TimeProvider time)
{
    private const int Messages = 50;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private TaskCompletionSource _some = NewBell();
    private TaskCompletionSource _many = NewBell();
    private LogPosition? _shown;
    private int _messages;

    public void Shown(LogPosition position, bool message)
    {
        lock (_gate)
        {
            _shown = position;
            _messages += message ? 1 : 0;
            _some.TrySetResult();
            if (_messages >= Messages)
                _many.TrySetResult();
        }
    }

    /// <summary>Runs as long as a connection.</summary>
    public async Task RunAsync(Link link, string epoch, CancellationToken cancel)
    {
        lock (_gate)
        {
            // The last connection may have died with an acknowledgement on its way.
            if (_shown is not null)
                _some.TrySetResult();
        }

        var told = -1L;
        while (!cancel.IsCancellationRequested)
        {
            await _some.Task.WaitAsync(cancel).ConfigureAwait(false);
            await Task.WhenAny(_many.Task, Task.Delay(Patience, time, cancel)).ConfigureAwait(false);
            told = await TellAsync(link, epoch, told, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Tells now what has not been told yet.</summary>
    public async Task<long> TellAsync(Link link, string epoch, long told, CancellationToken cancel)
    {
        LogPosition? shown;
        lock (_gate)
        {
            shown = _shown;
            _messages = 0;
            _some = NewBell();
            _many = NewBell();
        }

        // A position of another life of the log means nothing to this one.
        if (shown is not { } position || position.Epoch != epoch || position.Position <= told)
            return told;

        await state.SyncAsync(cancel).ConfigureAwait(false);
        await link.AckAsync(position.Position, cancel).ConfigureAwait(false);
        return position.Position;
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
