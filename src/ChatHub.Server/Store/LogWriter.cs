using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store;

/// <summary>
/// The one writer: takes what has queued up and commits it as one group, on a thread of its own. The commit's cost is shared by whatever
/// arrived meanwhile.
/// </summary>
public sealed class LogWriter : IWriteQueue, IAsyncDisposable
{
    /// <summary>Writes in one commit: enough to make the sync cheap, few enough to keep the first of them from waiting long.</summary>
    private const int GroupSize = 1_000;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    private readonly Channel<Write> _queue = Channel.CreateUnbounded<Write>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<Write> _group = new(GroupSize);
    private readonly OpenStore _store;
    private readonly GroupCommit _commit;
    private readonly ILogger<LogWriter> _log;
    private readonly int _queueLength;
    private readonly Task _loop;
    private int _waiting;

    public LogWriter(OpenStore store, Dispatcher dispatcher, int queueLength, ILogger<LogWriter> log)
    {
        _store = store;
        _commit = new GroupCommit(store.Log, store.HighWater.Raise, dispatcher.Post, log);
        _queueLength = queueLength;
        _log = log;
        // SQLite's calls block: the writer has a thread to itself.
        _loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The newest committed position.</summary>
    public long Head => _commit.Head;

    public string Epoch => _store.Log.Epochs.Current;

    public void Enqueue(Write write)
    {
        var full = Interlocked.Increment(ref _waiting) > _queueLength && write.MayBeTurnedAway;
        if (full || !_queue.Writer.TryWrite(write))
        {
            Interlocked.Decrement(ref _waiting);
            write.AnswerBusy();
        }
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
        while (WaitForWrites())
        {
            while (_group.Count < GroupSize && _queue.Reader.TryRead(out var write))
            {
                _group.Add(write);
            }

            var othersWait = Interlocked.Add(ref _waiting, -_group.Count) > 0;
            _commit.Run(_group, othersWait);
            _group.Clear();
        }
    }

    /// <returns>False when there will be no more.</returns>
    private bool WaitForWrites()
    {
        var more = _queue.Reader.WaitToReadAsync().AsTask();
        while (!more.Wait(Quiet))
        {
            _store.WriteAheadLog.GiveBack();
        }

        return more.GetAwaiter().GetResult();
    }
}
