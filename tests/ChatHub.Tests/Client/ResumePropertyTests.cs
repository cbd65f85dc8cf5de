using ChatHub.Client;
using ChatHub.Contracts;
using CsCheck;

namespace ChatHub.Tests.Clients;

/// <summary>Whatever the connection does, and however the reader reads: everything once, in order.</summary>
public sealed class ResumePropertyTests
{
    private enum Step
    {
        Send,
        Deliver,
        DeliverNothing,
        LoseBatch,
        RepeatBatch,
        Reconnect,
        Read,
        LeaveAndReadAgain,
        Restart,
    }

    [Fact]
    public void Every_message_is_shown_once_and_in_order_whatever_happens_between() =>
        Gen.Select(Gen.Int[0, 8].Select(number => (Step)number), Gen.Int[1, 4])
            .List[0, 120]
            .Sample(steps =>
            {
                var world = new World();
                steps.ForEach(step => world.Do(step.Item1, step.Item2));
                world.Finish();
                return world.Shown.SequenceEqual(world.Log);
            }, iter: 3_000);

    /// <summary>A server with a log of which every third position is for others, a client's inbox, and a reader that keeps its position.</summary>
    private sealed class World
    {
        private Inbox inbox = new();
        private LogPosition? kept;
        private int connection;
        private long head;
        private long told;

        public World() => Reconnect();

        public List<long> Log { get; } = [];

        public List<long> Shown { get; } = [];

        public void Do(Step step, int count)
        {
            switch (step)
            {
                case Step.Send:
                    Send(count);
                    break;
                case Step.Deliver:
                    Give(Batch(count), count);
                    break;
                case Step.DeliverNothing:
                    Give(new Batch(told, told, [], More: false), count);
                    break;
                case Step.LoseBatch:
                    told = Batch(count).Upto;
                    break;
                case Step.RepeatBatch:
                    var batch = Batch(count);
                    Give(batch, count);
                    Give(batch, count);
                    break;
                case Step.Reconnect:
                    Reconnect();
                    break;
                case Step.Read:
                    Read(count);
                    break;
                case Step.LeaveAndReadAgain:
                    Leave();
                    break;
                case Step.Restart:
                    inbox = new Inbox();
                    inbox.Load(kept);
                    Reconnect();
                    break;
            }
        }

        public void Finish()
        {
            Reconnect();
            Give(Batch(int.MaxValue), 0);
            Read(int.MaxValue);
        }

        private void Send(int count)
        {
            for (; count > 0; count--)
            {
                head++;
                if (head % 3 != 0)
                    Log.Add(head);
            }
        }

        private Batch Batch(int count)
        {
            var upto = count > head - told ? head : told + count;
            return ResumeTests.Batch(told, upto, [.. Log.Where(pos => pos > told && pos <= upto)]);
        }

        private void Give(Batch batch, int count)
        {
            told = batch.Upto;
            if (!inbox.Add(connection, batch))
                Reconnect();
        }

        private void Reconnect()
        {
            (connection, var since) = inbox.Rewind();
            told = since?.Position ?? 0;
            inbox.Begin(connection, new Welcome(1, "ana", "1", "E", told, head, Limits.Default, []));
        }

        private void Read(int count)
        {
            for (; count > 0 && inbox.TryTake() is { } entry; count--)
            {
                if (entry.Event is MessageReceived received)
                    Shown.Add(received.Message.Pos);
                kept = entry.After ?? kept;
                inbox.Finish(entry);
            }
        }

        private void Leave()
        {
            if (inbox.TryTake() is { } entry)
                inbox.PutBack(entry);
        }
    }
}
