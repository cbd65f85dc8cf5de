namespace ChatHub.Client;

/// <summary>The connection of the moment, for whoever needs one: they wait until there is one, or until there will be none.</summary>
internal sealed class LinkSlot
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = NewBell();
    private Link? _link;
    private ChatEnd? _end;

    /// <summary>The connection, if it is open.</summary>
    public Link? Current
    {
        get { lock (_gate) return _link is { Ended.IsCompleted: false } link ? link : null; }
    }

    public ChatEnd? End
    {
        get { lock (_gate) return _end; }
    }

    public void Set(Link? link) => Change(() => _link = link);

    public void Close(ChatEnd end) => Change(() =>
    {
        _link = null;
        _end ??= end;
    });

    /// <exception cref="ChatEndedException">There will be no connection any more.</exception>
    public async ValueTask<Link> GetAsync(CancellationToken cancel)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_end is not null)
                    throw new ChatEndedException(_end);
                if (_link is { Ended.IsCompleted: false } link)
                    return link;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancel).ConfigureAwait(false);
        }
    }

    private void Change(Action change)
    {
        lock (_gate)
        {
            change();
            _changed.TrySetResult();
            _changed = NewBell();
        }
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
