using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;
using ChatHub.TestKit;

namespace ChatHub.Simulation;

/// <summary>
/// A device: the client library's inbox and resume rules, a position and an outbox that outlive its process, and a reader who takes his time.
/// What it does and sees goes into its journal.
/// </summary>
internal sealed class VirtualClient(VirtualWorld world, SessionOwner owner, string device) : IVirtualClient
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AcknowledgementPatience = TimeSpan.FromSeconds(1);
    private readonly VirtualTime time = world.Time;
    private readonly List<(Guid Id, Address To, string Text)> outbox = [];
    private Inbox inbox = new();
    private LogPosition? kept;
    private LogPosition? received;
    private VirtualLine? line;
    private Action<Func<IWriteQueue, Session, Task>>? toServer;
    private string? epoch;
    private int connection;
    private int process;
    private int asked;
    private bool underWay;
    private bool reading;
    private bool acknowledging;
    private int sent;

    public List<(string? Epoch, JournalEntry Entry)> Journal { get; } = [];

    public string Device => device;

    public string Nick => owner.Nick;

    public bool IsConnected => epoch is not null;

    public bool IsAway { get; set; }

    public bool IsPaused { get; set; }

    public int Unanswered => outbox.Count;

    /// <summary>The position that the server answered last.</summary>
    public long LastAccepted { get; private set; }

    public long PositionIn(string life) => kept is { } position && position.Epoch == life ? position.Position : 0;

    public void Connect()
    {
        if (IsAway || line is not null) return;
        var (number, since) = inbox.Rewind();
        if (world.Sabotage == Sabotage.ResumesFromReceived) since = received ?? since;
        connection = number;
        Action? close = null;
        var mine = line = new VirtualLine(time, () => Closed(number), () => close?.Invoke());
        world.Say($"{device} connects ({number}) after {since?.Position}");
        _ = mine.Up.Send(() =>
        {
            if (world.Server?.Accept(mine, owner, number, since, this) is { } accepted) (toServer, close) = accepted;
            else mine.CloseFromServer();
        });
    }

    /// <summary>The process ends and starts again from what it had kept.</summary>
    public void Crash()
    {
        world.Say($"{device} crashes");
        process++;
        HangUp();
        (inbox, reading, acknowledging, received) = (new Inbox(), false, false, kept);
        inbox.Load(kept);
        // A later process must not take for its own what is still on its way to an earlier one.
        for (var i = 0; i < connection; i++) inbox.Rewind();
        time.After(time.Below(2_000), Connect);
    }

    public void HangUp()
    {
        if (line is null) return;
        line.CloseFromClient();
        Ended();
    }

    public void Drop() => line?.Reset();

    public void FallSilent() => line?.FallSilent();

    public void Send(string target, Address to)
    {
        var text = MessageText.Of($"{device}#{++sent}", "oi");
        var id = world.NextId();
        outbox.Add((id, to, text));
        Write(new Invoked(id, MessageText.Tag(text), target, MessageText.Hash(text)));
        SendNext();
    }

    public void Take(int number, Welcome welcome)
    {
        if (number != connection || line is null) return;
        if (Journal.Count == 0) Write(new DeviceBegan(device, owner.Nick, welcome.Position));
        Write(new TestKit.Connected(welcome.Head));
        epoch = welcome.Epoch;
        inbox.Begin(number, welcome);
        received ??= new LogPosition(welcome.Epoch, welcome.Position);
        Read();
        SendNext();
    }

    public void Take(int number, Gap gap)
    {
        if (number != connection || line is null) return;
        inbox.Add(number, gap);
        received = new LogPosition(epoch!, Resume.Skip(received!.Value.Position, gap));
        Read();
    }

    public void Take(int number, Batch batch)
    {
        if (number != connection || line is null) return;
        world.Say($"{device} receives ({batch.After}, {batch.Upto}] {string.Join(',', batch.Items.Select(item => item.Pos))}");
        if (!inbox.Add(number, batch)) Write(new Hole(kept?.Position ?? 0, batch.After));
        received = new LogPosition(epoch!, batch.Upto);
        Read();
    }

    public void Take(int number, Bye bye)
    {
        if (number != connection || line is null) return;
        world.Say($"{device} is told bye: {bye.Code}");
        HangUp();
        time.After(time.Below(2_000), Connect);
    }

    private void Closed(int number)
    {
        if (number != connection || line is null) return;
        Ended();
        time.After(time.Below(1_000), Connect);
    }

    private void Ended()
    {
        (line, epoch, toServer) = (null, null, null);
        if (!underWay) return;
        underWay = false;
        Write(new Unknown(outbox[0].Id));
    }

    // One is under way at a time, as in the client's outbox.
    private void SendNext()
    {
        if (underWay || epoch is null || outbox.Count == 0) return;
        underWay = true;
        var (id, to, text) = outbox[0];
        var (mine, take) = (line!, toServer!);
        _ = mine.Up.Send(() => take((writer, session) =>
        {
            if (session.Ended) Answer(Refusals.SessionEnded);
            else writer.Enqueue(new AppendMessage(owner, to, text, id, Answer));
            return Task.CompletedTask;

            // As the hub does; a defect, which has no decision, is not made here.
            void Answer(Decision<Sent>? decision) => session.Answer(new Answer(id.ToString(), decision switch
            {
                null => null,
                { IsRefused: true, Refusal: var refusal } => Replies.Refused<Sent>(refusal),
                { Value: var accepted } => Replies.Done("", accepted),
            }));
        }));
        var waitingFor = ++asked;
        time.After(AnswerPatience, () =>
        {
            if (underWay && asked == waitingFor) line?.Reset();
        });
    }

    public void Take(int number, Answer answer)
    {
        if (number != connection || line is null) return;
        var id = outbox[0].Id;
        if (answer.Invocation != id.ToString() || !underWay)
        {
            world.Broken($"{device} is answered {answer.Invocation}, which it did not ask.");
            return;
        }

        underWay = false;
        var reply = answer.Reply!;
        world.Say($"{device} is answered {reply.Data?.Pos.ToString() ?? reply.Code}");
        if (reply.Code == Refusals.Busy.Code || reply.Code == Refusals.SessionEnded.Code)
        {
            Write(new ToldBusy(id));
            time.After(time.Below(500), SendNext);
            return;
        }

        outbox.RemoveAt(0);
        if (reply.HasData) LastAccepted = reply.Data.Pos;
        Write(reply.HasData ? new Accepted(id, reply.Data.Pos, reply.Data.Audience) : new Refused(id, reply.Code), epoch);
        SendNext();
    }

    private void Read()
    {
        if (reading) return;
        reading = true;
        time.After(IsPaused ? time.Below(20_000) : time.Below(10), InProcess(TakeOne));
    }

    private void TakeOne()
    {
        reading = false;
        if (inbox.TryTake() is not { } entry) return;
        reading = true;
        time.After(time.Below(5), InProcess(() => Finish(entry)));
    }

    private void Finish(InboxEntry entry)
    {
        reading = false;
        if (entry.Event is MessageReceived { Message: var item })
        {
            world.Say($"{device} shows {item.Pos} {MessageText.Tag(item.Text)}");
            Write(new Shown(item.Pos, item.Id, MessageText.Tag(item.Text), item.From, MessageText.Hash(item.Text)), entry.After!.Value.Epoch);
        }
        else if (entry.Event is GapNoticed { Gap: var gap })
        {
            Write(new GapTold(gap.From, gap.To, gap.Reason));
        }

        kept = entry.After ?? kept;
        inbox.Finish(entry);
        if (entry.After is not null && !acknowledging)
        {
            acknowledging = true;
            time.After(time.Below(AcknowledgementPatience.TotalMilliseconds), InProcess(Acknowledge));
        }

        Read();
    }

    private void Acknowledge()
    {
        acknowledging = false;
        if (epoch is null || kept is not { } position || position.Epoch != epoch || toServer is not { } take) return;
        _ = line!.Up.Send(() => take((_, session) =>
        {
            session.Acknowledge(position.Position);
            return Task.CompletedTask;
        }));
    }

    private Action InProcess(Action act)
    {
        var mine = process;
        return () =>
        {
            if (mine == process) act();
        };
    }

    private void Write(JournalEntry entry, string? life = null) => Journal.Add((life, entry));
}
