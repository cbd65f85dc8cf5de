using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>What waits for the reader: the event, if any, and the position once the reader is done with it, if it moves it.</summary>
internal sealed record InboxEntry(ChatEvent? Event, LogPosition? After, bool Ephemeral = false);

/// <summary>
/// Between the connection and the reader. It is bounded by the server's window, since nothing is acknowledged before it is read; and each new
/// connection goes on from what the reader has taken, so that what an old one left here is dropped and comes again.
/// </summary>
internal sealed class Inbox
{
    private const int MostEphemeral = 500;

    private readonly Lock _gate = new();
    private readonly LinkedList<InboxEntry> _entries = [];
    private TaskCompletionSource? _bell;
    private LogPosition? _received;
    private LogPosition? _handed;
    private LogPosition? _done;
    private long? _head;
    private int _connection;
    private int _ephemeral;
    private bool _completed;

    /// <summary>What the reader is done with.</summary>
    public LogPosition? Done
    {
        get { lock (_gate) return _done; }
    }

    /// <summary>Begins from what was kept.</summary>
    public void Load(LogPosition? position)
    {
        lock (_gate)
            _received = _handed = _done = position;
    }

    /// <summary>Starts over for a new connection; older ones are not listened to any more.</summary>
    /// <returns>The connection's number, and the position to ask from.</returns>
    public (int Connection, LogPosition? Since) Rewind()
    {
        lock (_gate)
        {
            for (var node = _entries.First; node is not null;)
            {
                var next = node.Next;
                if (node.Value.After is not null)
                    _entries.Remove(node);
                node = next;
            }

            _received = _handed;
            _head = null;
            return (++_connection, _handed);
        }
    }

    public void Begin(int connection, Welcome welcome)
    {
        lock (_gate)
        {
            if (connection != _connection)
                return;
            _head = welcome.Head;
            Append(new InboxEntry(new ConnectionChanged(ConnectionState.Connected, welcome, null, null), null));
            var my = Resume.Begin(_received, welcome);

            // A step of the server's making is kept with the gap that explains it: who is killed before it is told must be told by the next run.
            if (_received is null || _received == my)
                Move(null, my);
            else
                _received = my;
        }
    }

    /// <returns>False when something before the batch is missing.</returns>
    public bool Add(int connection, Batch batch)
    {
        lock (_gate)
        {
            if (connection != _connection)
                return true;
            if (_received is not { } my || Resume.Take(my.Position, batch) is not { } step)
                return false;

            foreach (var item in step.Show)
            {
                Move(new MessageReceived(item), my with { Position = item.Pos });
            }

            Move(null, my with { Position = step.My });
            return true;
        }
    }

    public void Add(int connection, Gap gap)
    {
        lock (_gate)
        {
            if (connection != _connection || _received is not { } my)
                return;
            Move(new GapNoticed(gap), my with { Position = Resume.Skip(my.Position, gap) });
        }
    }

    /// <summary>Adds what moves no position. Of what is ephemeral the oldest gives way when the reader is far behind.</summary>
    public void Add(ChatEvent happened, bool ephemeral)
    {
        lock (_gate)
        {
            if (_completed)
                return;
            if (ephemeral && ++_ephemeral > MostEphemeral)
                Remove(_entries.First(entry => entry.Ephemeral));
            Append(new InboxEntry(happened, null, ephemeral));
        }
    }

    /// <summary>The next entry, or null when there will be none. What is there is taken also by who is told to stop waiting.</summary>
    public async ValueTask<InboxEntry?> TakeAsync(CancellationToken cancel)
    {
        while (true)
        {
            Task bell;
            lock (_gate)
            {
                if (TryTake() is { } entry)
                    return entry;
                if (_completed)
                    return null;
                cancel.ThrowIfCancellationRequested();
                _bell ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                bell = _bell.Task;
            }

            await bell.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>The next entry, if there is one.</summary>
    public InboxEntry? TryTake()
    {
        lock (_gate)
        {
            if (_entries.First is not { Value: var entry })
                return null;
            Remove(entry);
            _handed = entry.After ?? _handed;
            return entry;
        }
    }

    /// <summary>The reader is done with an entry, and its position is kept.</summary>
    public void Finish(InboxEntry entry)
    {
        lock (_gate)
            _done = entry.After ?? _done;
    }

    /// <summary>The reader left while it had an entry: it comes again.</summary>
    public void PutBack(InboxEntry entry)
    {
        lock (_gate)
        {
            _handed = _done;
            _ephemeral += entry.Ephemeral ? 1 : 0;
            _entries.AddFirst(entry);
        }
    }

    /// <summary>Nothing more comes.</summary>
    /// <param name="discard">Whether what is here is left unread too.</param>
    public void Complete(bool discard)
    {
        lock (_gate)
        {
            _connection++;
            _completed = true;
            if (discard)
                _entries.Clear();
            Ring();
        }
    }

    private void Move(ChatEvent? happened, LogPosition position)
    {
        if (happened is not null || position != _received)
            Append(new InboxEntry(happened, position));
        _received = position;
        if (_head is not { } head || position.Position < head)
            return;
        _head = null;
        Append(new InboxEntry(new CaughtUp(head), position));
    }

    private void Append(InboxEntry entry)
    {
        _entries.AddLast(entry);
        Ring();
    }

    private void Remove(InboxEntry entry)
    {
        _entries.Remove(entry);
        _ephemeral -= entry.Ephemeral ? 1 : 0;
    }

    private void Ring()
    {
        _bell?.TrySetResult();
        _bell = null;
    }
}
