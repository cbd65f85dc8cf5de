using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using Microsoft.Data.Sqlite;

namespace ChatHub.Server.Store;

/// <summary>
/// The one writer. It takes what has queued up, decides each write in order, commits them together with one sync to disk, and only then tells:
/// the dispatcher gets its work from here alone. The commit's cost is shared by whatever arrived meanwhile.
/// </summary>
public sealed class LogWriter : IAsyncDisposable
{
    /// <summary>Writes in one commit: enough to make the sync cheap, few enough to keep the first of them from waiting long.</summary>
    private const int GroupSize = 1_000;

    private readonly Channel<Write> _queue = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<Write> _group = new(GroupSize);
    private readonly OpenStore _store;
    private readonly Dispatcher _dispatcher;
    private readonly ILogger<LogWriter> _log;
    private readonly int _queueLength;
    private readonly Task _loop;
    private int _waiting;
    private long _head;

    public LogWriter(OpenStore store, Dispatcher dispatcher, int queueLength, ILogger<LogWriter> log)
    {
        _store = store;
        _dispatcher = dispatcher;
        _queueLength = queueLength;
        _log = log;
        _head = store.Log.Head;
        // SQLite's calls block: the writer has a thread to itself.
        _loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The newest committed position.</summary>
    public long Head => Volatile.Read(ref _head);

    public string Epoch => _store.Log.Epochs.Current;

    /// <summary>Queues a write. The task completes after the commit that holds it; a full queue answers <c>busy</c> at once.</summary>
    public Task<Decision<T>> Post<T>(Write<T> write)
    {
        var full = Interlocked.Increment(ref _waiting) > _queueLength && write.MayBeTurnedAway;
        if (full || !_queue.Writer.TryWrite(write))
        {
            Interlocked.Decrement(ref _waiting);
            write.AnswerBusy();
        }

        return write.Completion;
    }

    /// <summary>Commits what has been queued and takes nothing more.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Without its writer the server must not go on.")]
    private void Run()
    {
        try
        {
            TakeGroups();
        }
        catch (Exception exception)
        {
            _log.StoreFailed(exception);
            Environment.FailFast("The log's writer has failed.", exception);
        }
    }

    private void TakeGroups()
    {
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_group.Count < GroupSize && _queue.Reader.TryRead(out var write))
            {
                _group.Add(write);
            }

            Interlocked.Add(ref _waiting, -_group.Count);
            Commit(_group);
            _group.Clear();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "A defect in one write must not end the writer; I/O errors end the process.")]
    private void Commit(List<Write> group)
    {
        try
        {
            _store.Log.Begin();
            foreach (var write in group)
            {
                write.Decide(_store.Log);
            }

#if SABOTAGE_ACK_EARLY
            Tell(group);
            Thread.SpinWait(4_000_000);
#endif
            _store.Log.Commit();
        }
        catch (SqliteException exception) when (IsPassing(exception))
        {
            _log.StoreBusy(group.Count, exception.Message);
            _store.Log.Rollback();
            Tell([], group.Where(write => write.MayBeTurnedAway).Select(write => (Action)write.AnswerBusy));
            Commit(group.FindAll(write => !write.MayBeTurnedAway));
            return;
        }
        catch (SqliteException exception) when (IsFatal(exception))
        {
            // Whether the commit reached the disk is unknown, so nobody is answered; after the restart clients ask again with the same ids.
            _log.StoreFailed(exception);
            Environment.FailFast($"The store cannot be written: {exception.Message}");
        }
        catch (Exception exception)
        {
            _store.Log.Rollback();
            OneByOne(group, exception);
            return;
        }

#if !SABOTAGE_ACK_EARLY
        Tell(group);
#endif
    }

    /// <summary>One write of the group is defective: only that one fails.</summary>
    private void OneByOne(List<Write> group, Exception exception)
    {
        if (group.Count > 1)
        {
            foreach (var write in group)
            {
                Commit([write]);
            }
        }
        else
        {
            _log.WriteFailed(exception, group[0].GetType().Name);
            Tell([], [() => group[0].Fail(exception)]);
        }
    }

    private void Tell(List<Write> group)
    {
        var committed = _store.Log.TakeCommitted();
        // Before anything is handed out: a session that reads up to the head must not miss what is being handed out (Session.TakePage).
        Volatile.Write(ref _head, _store.Log.Head);
        _store.HighWater.Raise(_store.Log.Head);
        Tell(committed.Deliveries, [.. committed.Answers, .. group.Select(write => (Action)write.Answer)]);
    }

    private void Tell(IReadOnlyList<MessageDelivery> deliveries, IEnumerable<Action> answers) => _dispatcher.Post(new Committed([.. answers], deliveries));

    /// <summary>A full disk, or a lock held by another program: it is certain that nothing was stored, and it may go better later.</summary>
    private static bool IsPassing(SqliteException exception) => exception.SqliteErrorCode
        is SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED;

    private static bool IsFatal(SqliteException exception) => exception.SqliteErrorCode
        is SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB
        or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN;
}
