using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;
using ChatHub.Server.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatHub.Simulation;

/// <summary>
/// One life of a server: the real roster, decisions, group commit, dispatch, sessions and upkeep, on virtual tables and lines. The writer takes
/// any number of what waits, and everything handed on between two threads is handed on late.
/// </summary>
internal sealed class VirtualServer : IWriteQueue
{
    private static readonly DeliveryOptions Small = new() { BatchItems = 3, QueueItems = 4, WindowItems = 8 };
    private readonly VirtualTime time;
    private readonly VirtualTables tables;
    private readonly Random random;
    private readonly HighestHead highest;
    private readonly Sabotage sabotage;
    private readonly LogTransaction log;
    private readonly GroupCommit commit;
    private readonly DispatchRound round = new();
    private readonly Presence presence = new();
    private readonly Claims claims;
    private readonly Upkeep upkeep;
    private readonly List<Write> waiting = [];
    private readonly Queue<Committed> committed = new();
    private readonly List<VirtualLine> lines = [];
    private long handedOut;
    private bool writing;
    private bool dead;

    public VirtualServer(VirtualTime time, VirtualTables tables, HighestHead highest, Random random, Sabotage sabotage)
    {
        (this.time, this.tables, this.highest, this.random, this.sabotage) = (time, tables, highest, random, sabotage);
        if (EpochHistory.Next(tables.Epochs, tables.Head, highest.Value) is { } epoch) tables.Add(epoch);
        log = new LogTransaction(tables.LoadRoster(), tables, new EpochHistory([.. tables.Epochs]), time);
        log.StartAt(tables.Head, tables.Indexed);
        highest.Value = handedOut = log.Head;
        commit = new GroupCommit(log, head => highest.Value = head, Tell, NullLogger<LogWriter>.Instance);
        claims = new Claims(this, presence, new NobodyTold());
        upkeep = new Upkeep(presence, this);
        time.After(TimeSpan.FromSeconds(1), LookAfterSessions);
    }

    public string Epoch => log.Epochs.Current;

    public void Enqueue(Write write)
    {
        waiting.Add(write);
        Wake();
    }

    public void Kill()
    {
        dead = true;
        tables.Rollback();
        lines.ForEach(line => line.Reset());
    }

    /// <summary>A client's connection has arrived.</summary>
    /// <returns>Where its frames go, and its end.</returns>
    public (Action<Func<IWriteQueue, Session, Task>> Take, Action Close)? Accept(VirtualLine line, SessionOwner owner, int connection, ChatHub.Client.LogPosition? since, IVirtualClient client)
    {
        if (dead) return null;
        lines.Add(line);
        var frames = new Queue<Func<IWriteQueue, Session, Task>>();
        var (closed, bell) = (false, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        time.Begin(async () =>
        {
            var session = new Session(owner, new Peer(line, connection, client, owner.User), ReadAsync, Small, time, NullLogger<Session>.Instance);
            if (await claims.BeginAsync(session, since?.Position, since?.Epoch) is { } refusal) session.SayGoodbye(Farewells.Refused(refusal));
            while (!closed)
            {
                if (frames.TryDequeue(out var frame)) await frame(this, session);
                else await bell.Task;
                if (!closed && bell.Task.IsCompleted) bell = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            lines.Remove(line);
            await claims.EndAsync(session);
        });
        return (frame => { frames.Enqueue(frame); bell.TrySetResult(); }, () => { closed = true; bell.TrySetResult(); });
    }

    private void Wake()
    {
        if (writing || dead || waiting.Count == 0) return;
        writing = true;
        time.After(time.Below(5), Write);
    }

    private void Write()
    {
        if (dead) return;
        var group = waiting.GetRange(0, random.Next(waiting.Count) + 1);
        waiting.RemoveRange(0, group.Count);
        if (sabotage == Sabotage.AnswersBeforeCommit)
        {
            log.Begin();
            group.ForEach(write => write.Decide(log));
            group.ForEach(write => write.Answer());
            time.After(time.Below(20), () =>
            {
                if (dead) return;
                tables.FullFor = 0;
                log.Commit();
                highest.Value = log.Head;
                Tell(log.TakeCommitted());
                Written();
            });
            return;
        }

        commit.Run(group, othersWait: waiting.Count > 0);
        Written();
    }

    private void Written()
    {
        writing = false;
        Wake();
    }

    private void Tell(Committed some)
    {
        committed.Enqueue(some);
        time.After(time.Below(5), () =>
        {
            if (dead) return;
            round.Tell(committed.Dequeue());
            var head = commit.Head;
            time.After(time.Below(5), () => handedOut = Math.Max(handedOut, head));
        });
    }

    private async Task<LogPage> ReadAsync(int user, long after)
    {
        await time.Delay(time.Below(3));
        var newest = sabotage == Sabotage.HeadAfterHandingOut ? handedOut : sabotage == Sabotage.AnswersBeforeCommit ? log.Head : commit.Head;
        await time.Delay(time.Below(3));
        var (messages, upto) = tables.Read(user, after, newest, Small.BatchItems);
        return new LogPage(messages, Math.Max(upto, after), AtHead: upto >= newest);
    }

    private void LookAfterSessions()
    {
        if (dead) return;
        _ = upkeep.RoundAsync();
        time.After(TimeSpan.FromSeconds(1), LookAfterSessions);
    }

    private sealed class Peer(VirtualLine line, int connection, IVirtualClient client, int user) : IPeer
    {
        public Task SendAsync(Welcome welcome) => line.Down.Send(() => client.Take(connection, welcome));

        public Task SendAsync(Gap gap) => line.Down.Send(() => client.Take(connection, gap));

        public Task SendAsync(Outgoing outgoing) => line.Down.Send(() =>
        {
            foreach (var answer in outgoing.Answers) client.Take(connection, answer);
            if (outgoing.Batch is { } batch)
                client.Take(connection, new Batch(batch.After, batch.Upto, [.. batch.Messages.Select(message => message.ItemFor(user))], batch.More));
        });

        public Task SendAsync(Bye bye) => line.Down.Send(() => client.Take(connection, bye));

        public void Abort() => line.CloseFromServer();
    }
}
