using System.Diagnostics.CodeAnalysis;
using ChatHub.Server.Delivery;
using Microsoft.Data.Sqlite;

namespace ChatHub.Server.Store;

/// <summary>
/// Decides each write of a group in order, commits them together with one sync to disk, and only then tells: the dispatcher gets its work from
/// here alone.
/// </summary>
/// <param name="raise">Takes note of each new head (<see cref="HighWater"/>).</param>
/// <param name="tell">Takes what each commit has to tell.</param>
internal sealed class GroupCommit(LogTransaction log, Action<long> raise, Action<Committed> tell, ILogger<LogWriter> logger)
{
    private long _head = log.Head;

    /// <summary>The newest committed position.</summary>
    public long Head => Volatile.Read(ref _head);

    /// <param name="group">In the order in which they came.</param>
    /// <param name="othersWait">Whether there are writes that wait for the next commit.</param>
    [SuppressMessage("Design", "CA1031", Justification = "A defect in one write must not end the writer; I/O errors end the process.")]
    public void Run(List<Write> group, bool othersWait)
    {
        try
        {
            log.Begin();
            foreach (var write in group)
            {
                write.Decide(log);
            }

            log.Commit(othersWait);
        }
        catch (SqliteException exception) when (SqliteFaults.IsPassing(exception))
        {
            logger.StoreBusy(group.Count, exception.Message);
            log.Rollback();
            tell(new Committed([.. group.Where(write => write.MayBeTurnedAway).Select(write => (Action)write.AnswerBusy)], []));
            Run(group.FindAll(write => !write.MayBeTurnedAway), othersWait);
            return;
        }
        catch (SqliteException exception) when (SqliteFaults.IsFatal(exception))
        {
            // Whether the commit reached the disk is unknown, so nobody is answered; after the restart clients ask again with the same ids.
            logger.StoreFailed(exception);
            Environment.FailFast($"The store cannot be written: {exception.Message}");
        }
        catch (Exception exception)
        {
            log.Rollback();
            OneByOne(group, exception);
            return;
        }

        Tell(group);
    }

    /// <summary>One write of the group is defective: only that one fails.</summary>
    private void OneByOne(List<Write> group, Exception exception)
    {
        if (group.Count > 1)
        {
            foreach (var write in group)
            {
                Run([write], othersWait: true);
            }
        }
        else
        {
            logger.WriteFailed(exception, group[0].GetType().Name);
            var write = group[0];
            tell(new Committed([() => write.Fail(exception)], []));
        }
    }

    private void Tell(List<Write> group)
    {
        var committed = log.TakeCommitted();
        // Before anything is handed out: a session that reads up to the head must not miss what is being handed out (Session.TakePage).
        Volatile.Write(ref _head, log.Head);
        raise(log.Head);
        var writes = group.ToArray();
        committed.Answers.Add(() => Array.ForEach(writes, write => write.Answer()));
        tell(committed);
    }
}
