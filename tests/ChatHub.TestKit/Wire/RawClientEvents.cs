using ChatHub.Contracts;

namespace ChatHub.TestKit;

/// <summary>
/// What a <see cref="RawClient"/> tells, on its receive loop and in the order of the wire. Override what is of interest. What is sent from
/// within a callback goes out with everything else sent from the same network read.
/// </summary>
public abstract class RawClientEvents
{
    public virtual void Welcome(RawClient client, Welcome welcome)
    {
    }

    /// <summary>A batch begins; false skips its items and its end.</summary>
    public virtual bool BatchBegins(RawClient client, long after, long upto) => true;

    public virtual void Item(RawClient client, in RawItem item)
    {
    }

    public virtual void BatchEnds(RawClient client, long upto, int items, bool more)
    {
    }

    public virtual void Gap(RawClient client, Gap gap)
    {
    }

    public virtual void Presence(RawClient client, PresenceChange change)
    {
    }

    public virtual void GroupChanged(RawClient client, GroupChange change)
    {
    }

    public virtual void Bye(RawClient client, Bye bye)
    {
    }

    /// <summary>The answer to what <see cref="RawClient.Send(string, ReadOnlySpan{string?})"/> and its like sent.</summary>
    public virtual void Completed(RawClient client, long invocation, in RawReply reply)
    {
    }

    /// <summary>The connection is gone, for whatever reason; told once, as the last event.</summary>
    public virtual void Closed(RawClient client, string reason)
    {
    }
}

/// <summary>Listens to nothing.</summary>
public sealed class NoEvents : RawClientEvents;
