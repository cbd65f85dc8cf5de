using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store;

/// <summary>
/// One group commit: what the writes of a group store, change in the roster, and have to tell afterwards. Taken back as a whole when the
/// commit fails.
/// </summary>
public sealed class LogTransaction(Roster roster, ILogTables sql, EpochHistory epochs, TimeProvider time)
{
    private readonly Stack<Action> _undo = [];
    private List<MessageDelivery> _deliveries = [];
    private List<Action> _tell = [];
    private long _committedHead;
    private long _indexed;
    private long _committedIndexed;

    /// <summary>
    /// Positions after which messages are entered into their conversations, sorted: an index kept with every append is hit at random places, and
    /// makes the append ten times as dear. The rest of the log behind it is scanned by readers, so this also bounds that scan; hence the smaller
    /// figure for when nobody waits.
    /// </summary>
    private const int IndexEvery = 8_000;

    /// <inheritdoc cref="IndexEvery"/>
    private const int IndexEveryWhenIdle = 250;

    public Roster Roster => roster;

    public ILogTables Sql => sql;

    public EpochHistory Epochs => epochs;

    /// <summary>The newest position taken.</summary>
    public long Head { get; private set; }

    /// <summary>The instant of this commit.</summary>
    public DateTime Now { get; private set; }

    public void Begin() => Now = time.GetUtcNow().UtcDateTime;

    /// <summary>Goes on from what is stored, with a position that this run alone has: a backup taken in an earlier one is behind it, whatever else happens.</summary>
    public void StartAt(long head, long indexed)
    {
        Head = _committedHead = head;
        _indexed = _committedIndexed = indexed;
        Begin();
        TakePosition();
        Commit();
    }

    public long TakePosition() => ++Head;

    /// <summary>Changes the roster now; <paramref name="undo"/> takes it back if the commit fails.</summary>
    public void Change(Action change, Action undo)
    {
        change();
        _undo.Push(undo);
    }

    /// <summary>To be told after the commit, before the answer of the write that says so.</summary>
    public void Tell(Action consequence) => _tell.Add(consequence);

    public void Deliver(LogMessage message, Session[] recipients, Session[] otherRecipients) =>
        _deliveries.Add(new MessageDelivery(message, recipients, otherRecipients));

    /// <summary>Stores everything and syncs it to disk.</summary>
    /// <param name="othersWait">Whether there are writes that wait for the next commit.</param>
    public void Commit(bool othersWait = false)
    {
        if (Head != _committedHead)
            sql.SetHead(Head);
        if (Head - _indexed >= (othersWait ? IndexEvery : IndexEveryWhenIdle))
        {
            sql.IndexTail(_indexed, Head);
            _indexed = Head;
        }

        sql.Commit();
        _committedHead = Head;
        _committedIndexed = _indexed;
        _undo.Clear();
        Roster.Sizes.Publish();
    }

    public void Rollback()
    {
        sql.Rollback();
        while (_undo.TryPop(out var undo))
        {
            undo();
        }

        Head = _committedHead;
        _indexed = _committedIndexed;
        _deliveries.Clear();
        _tell.Clear();
    }

    /// <summary>What is to be told, once the commit has happened.</summary>
    public Committed TakeCommitted()
    {
        var committed = new Committed(_tell, _deliveries);
        _tell = [];
        _deliveries = [];
        return committed;
    }
}
