using System.Collections.Concurrent;
using ChatHub.Contracts;

namespace ChatHub.TestKit;

/// <summary>What a peer remembers from one connection to the next, and its side of the conversation on each.</summary>
internal sealed partial class PeerState(PeerOptions options) : RawClientEvents
{
    private const int AckEveryItems = 50;
    private readonly ConcurrentQueue<string> byes = new();
    private readonly Lock gate = new();
    private readonly Journal journal = options.Journal;
    private readonly List<string> groups = [];
    private long? my;
    private long acknowledged;
    private long shown;
    private int unacknowledged;

    /// <summary>The connection, from its Welcome to its end.</summary>
    public RawClient? Client { get; private set; }

    public string? Epoch { get; private set; }

    public long? Since
    {
        get { lock (gate) return my; }
    }

    public long Position => Since ?? -1;

    public long Shown => Interlocked.Read(ref shown);

    public IReadOnlyCollection<string> Byes => byes;

    /// <summary>The user is a member from now on.</summary>
    public void Joined(string group)
    {
        groups.Add(group);
        journal.Write(new MemberOf(group));
    }

    /// <summary>A new journal from here on. Call it when nothing is under way.</summary>
    public void BeginJournalAnew()
    {
        lock (gate)
            journal.BeginAnew([new DeviceBegan(options.Device, options.Nick, Position), .. groups.Select(group => new MemberOf(group))]);
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
            journal.Write(new Connected(welcome.Head));
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

            // Something between is missing: not to be papered over, but told, and asked for again from where we are.
            if (my is { } position) journal.Write(new Hole(position, after));
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

    public override void Closed(RawClient client, string reason)
    {
        lock (gate)
        {
            if (client != Client) return;
            Client = null;
            foreach (var id in outbox.Lost()) journal.Write(new Unknown(id));
        }
    }
}
