using System.Collections.Concurrent;
using System.Text;
using ChatHub.Contracts;

namespace ChatHub.TestKit;

/// <summary>What a peer remembers from one connection to the next, and its side of the conversation on each.</summary>
internal sealed class PeerState(PeerOptions options) : RawClientEvents
{
    private const int AckEveryItems = 50;
    private readonly Outbox outbox = new(options.Window);
    private readonly ConcurrentQueue<string> byes = new();
    private readonly Lock gate = new();
    private readonly Journal journal = options.Journal;
    private long? my;
    private long acknowledged;
    private long accepted;
    private long shown;
    private long lastAccepted;
    private int unacknowledged;

    /// <summary>The connection, from its Welcome to its end.</summary>
    public RawClient? Client { get; private set; }

    public string? Epoch { get; private set; }

    public long? Since
    {
        get { lock (gate) return my; }
    }

    public long Position => Since ?? -1;

    public int Unresolved
    {
        get { lock (gate) return outbox.Count; }
    }

    public long Accepted => Interlocked.Read(ref accepted);

    public long Shown => Interlocked.Read(ref shown);

    public long LastAccepted => Interlocked.Read(ref lastAccepted);

    public IReadOnlyCollection<string> Byes => byes;

    public Guid Type(string target, string text)
    {
        var (kind, name) = target is [_, ':', .. var to] ? (target[..1], to) : (target, null);
        var message = new Pending(Guid.CreateVersion7(), kind, name, Encoding.UTF8.GetBytes(text));
        lock (gate)
        {
            journal.Write(new Invoked(message.Id, MessageText.Tag(text), target, MessageText.Hash(text)));
            outbox.Add(message);
            SendOn();
        }

        return message.Id;
    }

    /// <summary>Now and then: acknowledges, and tries again what the server was too busy for.</summary>
    public void Tick()
    {
        lock (gate)
        {
            Acknowledge();
            outbox.TryAgain();
            SendOn();
        }
    }

    private void Acknowledge()
    {
        lock (gate)
        {
            if (Client is null || my is not { } position || position == acknowledged) return;
            Client.Ack(position);
            acknowledged = position;
            unacknowledged = 0;
        }
    }

    public override void Welcome(RawClient client, Welcome welcome)
    {
        lock (gate)
        {
            if (my is null) journal.Write(new DeviceBegan(options.Device, options.Nick, welcome.Position));
            my ??= welcome.Position;
            Epoch = welcome.Epoch;
            acknowledged = welcome.Position;
            Client = client;
            SendOn();
        }
    }

    public override bool BatchBegins(RawClient client, long after, long upto)
    {
        lock (gate)
        {
            if (client != Client) return false;
            if (after <= my) return true;

            // Something between is missing: not to be papered over, but asked for again from where we are.
            client.Abort();
            return false;
        }
    }

    public override void Item(RawClient client, in RawItem item)
    {
        lock (gate)
        {
            if (item.Pos <= my) return;
            var text = item.Text.ToString();
            journal.Write(new Shown(item.Pos, Guid.Parse(item.Id.ToString()), MessageText.Tag(text), item.From.ToString(), MessageText.Hash(text)));
            Interlocked.Increment(ref shown);
        }
    }

    public override void BatchEnds(RawClient client, long upto, int items, bool more)
    {
        lock (gate)
        {
            if (upto > my)
            {
                my = upto;
                journal.Write(new Position(upto));
            }

            unacknowledged += items;
            if (unacknowledged >= AckEveryItems) Acknowledge();
        }
    }

    public override void Gap(RawClient client, Gap gap)
    {
        lock (gate)
        {
            journal.Write(new GapTold(gap.From, gap.To, gap.Reason));
            my = gap.Reason == GapReasons.Epoch ? gap.From : gap.To;
        }
    }

    public override void Bye(RawClient client, Bye bye)
    {
        byes.Enqueue(bye.Code);
        journal.Write(new ByeTold(bye.Code));
    }

    public override void Completed(RawClient client, long invocation, in RawReply reply)
    {
        lock (gate)
        {
            if (client != Client || outbox.Answered(invocation) is not { } message) return;
            if (reply.Ok) Accept(message.Id, reply.Pos, reply.Audience);
            else if (MayRetry(reply)) Again(message);
            else journal.Write(new Refused(message.Id, reply.Code.ToString()));
            SendOn();
        }
    }

    public override void Closed(RawClient client, string reason)
    {
        lock (gate)
        {
            if (client != Client) return;
            Client = null;
            foreach (var id in outbox.Lost()) journal.Write(new Unknown(id));
        }
    }

    private static bool MayRetry(in RawReply reply) =>
        !reply.Error.IsNull || reply.Code.Utf8.SequenceEqual("busy"u8) || reply.Code.Utf8.SequenceEqual("rate-limited"u8)
        || reply.Code.Utf8.SequenceEqual("session-ended"u8);

    private void Accept(Guid id, long pos, int audience)
    {
        journal.Write(new Accepted(id, pos, audience));
        Interlocked.Increment(ref accepted);
        Interlocked.Exchange(ref lastAccepted, pos);
    }

    // What is under way behind this one may be accepted before it; nothing else is sent until it has had its second try.
    private void Again(Pending message)
    {
        journal.Write(new ToldBusy(message.Id));
        outbox.PutBack(message);
    }

    private void SendOn()
    {
        while (Client is { } client && outbox.TryNext(out var message))
        {
            outbox.Sent(message.Name is null
                ? client.SendMessageAll(message.Kind, message.Text, message.Id)
                : client.SendMessage(message.Kind, message.Name, message.Text, message.Id));
        }
    }
}
