using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>Something that a client reads from <see cref="ChatClient.Messages"/>. The types below are all there are.</summary>
public abstract record ChatEvent
{
    private protected ChatEvent()
    {
    }
}

/// <summary>A message, in the order of the log, once.</summary>
/// <param name="Message">The message.</param>
public sealed record MessageReceived(MessageItem Message) : ChatEvent;

/// <summary>Messages may be missing here, and nobody can bring them back.</summary>
/// <param name="Gap">From where to where, and why (see <see cref="GapReasons"/>).</param>
public sealed record GapNoticed(Gap Gap) : ChatEvent;

/// <summary>Everything that was pending when the connection was made has been read. Once per connection.</summary>
/// <param name="Head">The log's newest position when the connection was made.</param>
public sealed record CaughtUp(long Head) : ChatEvent;

/// <summary>The connection's state changed. Old changes are left out when the reader is far behind.</summary>
/// <param name="State">The new state.</param>
/// <param name="Welcome">What the server said, when connected; otherwise null.</param>
/// <param name="RetryIn">The wait before the next attempt, when waiting; otherwise null.</param>
/// <param name="Reason">Why the connection was lost or refused, for people, in Portuguese; null when there is nothing to say.</param>
public sealed record ConnectionChanged(ConnectionState State, Welcome? Welcome, TimeSpan? RetryIn, string? Reason) : ChatEvent
{
    /// <summary>The exception, for whoever looks for the cause; null when the server has said why, or there is nothing to say.</summary>
    public Exception? Cause { get; init; }
}

/// <summary>Who came and who went. Ephemeral: may be left out when the reader is far behind.</summary>
/// <param name="Change">The nicks.</param>
public sealed record PresenceChanged(PresenceChange Change) : ChatEvent;

/// <summary>A group was created, joined or left. Ephemeral: may be left out when the reader is far behind.</summary>
/// <param name="Change">What happened.</param>
public sealed record GroupChanged(GroupChange Change) : ChatEvent;

/// <summary>The answer to a message that an earlier run left in the outbox: nobody else waits for it.</summary>
/// <param name="Message">What was queued.</param>
/// <param name="Reply">Accepted or refused.</param>
public sealed record QueuedAnswered(QueuedMessage Message, Reply<Sent> Reply) : ChatEvent;
