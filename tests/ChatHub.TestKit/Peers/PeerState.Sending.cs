using System.Text;

namespace ChatHub.TestKit;

/// <content>What the peer types, and what becomes of it.</content>
internal sealed partial class PeerState
{
    private readonly Outbox outbox = new(options.Window);
    private long accepted;
    private long lastAccepted;

    public int Unresolved
    {
        get { lock (gate) return outbox.Count; }
    }

    public long Accepted => Interlocked.Read(ref accepted);

    public long LastAccepted => Interlocked.Read(ref lastAccepted);

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

    public override void Completed(RawClient client, long invocation, in RawReply reply)
    {
        lock (gate)
        {
            if (client != Client || outbox.Answered(invocation) is not { } message) return;
            if (!reply.Error.IsNull) Fail(message, reply.Error.ToString());
            else if (reply.Ok) Accept(message.Id, reply.Pos, reply.Audience);
            else if (MayRetry(reply)) Again(message);
            else journal.Write(new Refused(message.Id, reply.Code.ToString()));
            SendOn();
        }
    }

    private static bool MayRetry(in RawReply reply) =>
        reply.Code.Utf8.SequenceEqual("busy"u8) || reply.Code.Utf8.SequenceEqual("rate-limited"u8) || reply.Code.Utf8.SequenceEqual("session-ended"u8);

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

    // Tried again, so that a run goes on and can be judged; but its order is not to suffer by it.
    private void Fail(Pending message, string error)
    {
        journal.Write(new Failed(message.Id, string.Join(' ', error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
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
