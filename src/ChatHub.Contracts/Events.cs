using System.Text.Json.Serialization;

namespace ChatHub.Contracts;

/// <summary>The first event of a session; only what is ephemeral (presence, groups) may come before it.</summary>
/// <param name="User">The user's id, never reused.</param>
/// <param name="Nick">The nick in its display form.</param>
/// <param name="Device">The device that the token stands for.</param>
/// <param name="Epoch">The log's life; another one than before means that positions after a rewind are new ones.</param>
/// <param name="Position">Where this session begins: the first batch has <c>after</c> equal to it.</param>
/// <param name="Head">The newest position at the time of connecting.</param>
/// <param name="Limits">The sizes to keep to.</param>
/// <param name="Groups">The groups that the user is a member of.</param>
public sealed record Welcome(
    int User, string Nick, string Device, string Epoch, long Position, long Head, Limits Limits, IReadOnlyList<GroupView> Groups);

/// <summary>Everything visible to the session's user in (after, upto].</summary>
/// <param name="After">Exclusive lower end; equal to the last batch's <paramref name="Upto"/>.</param>
/// <param name="Upto">Inclusive upper end; the client's new position once the items are shown.</param>
/// <param name="Items">By position; may be empty.</param>
/// <param name="More">Whether more is known to follow at once.</param>
public sealed record Batch(long After, long Upto, IReadOnlyList<MessageItem> Items, bool More);

/// <summary>One message.</summary>
/// <param name="Pos">Position in the log: the order in which everybody sees it.</param>
/// <param name="Id">The sender's message id.</param>
/// <param name="From">The sender's nick.</param>
/// <param name="To">Who it is for.</param>
/// <param name="Text">As typed; empty where it was deleted with its sender's account.</param>
/// <param name="At">When it was committed, UTC.</param>
/// <param name="Mine">Whether the receiving user sent it.</param>
public sealed record MessageItem(long Pos, Guid Id, string From, MessageTarget To, string Text, DateTime At, bool Mine)
{
    /// <summary>Whether only the place is left: no message is sent without a text. Left out on the wire where it is false.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Deleted => Text is "";
}

/// <summary>Who a message is for.</summary>
/// <param name="Kind">One of <see cref="TargetKinds"/>.</param>
/// <param name="Name">The nick or the group's name; null for a broadcast.</param>
/// <param name="Audience"><c>C</c>, <c>D</c> or <c>T</c> for a broadcast, otherwise null.</param>
public sealed record MessageTarget(string Kind, string? Name, string? Audience);

/// <summary>The values of <see cref="MessageTarget.Kind"/>.</summary>
public static class TargetKinds
{
    /// <summary>A direct message.</summary>
    public const string User = "user";

    /// <summary>A message to a group.</summary>
    public const string Group = "group";

    /// <summary>A broadcast.</summary>
    public const string All = "all";
}

/// <summary>Positions in (from, to] that cannot be shown. Comes after <see cref="Contracts.Welcome"/>, whose position is where the client goes on.</summary>
/// <param name="From">Exclusive lower end.</param>
/// <param name="To">Inclusive upper end.</param>
/// <param name="Reason">One of <see cref="GapReasons"/>.</param>
public sealed record Gap(long From, long To, string Reason);

/// <summary>The values of <see cref="Gap.Reason"/>.</summary>
public static class GapReasons
{
    /// <summary>A backup was restored: positions after <see cref="Gap.From"/> belonged to an earlier life of the log. The client goes on from there.</summary>
    public const string Epoch = "epoch";

    /// <summary>The retention time has passed. The client goes on from <see cref="Gap.To"/>.</summary>
    public const string Expired = "expired";

    /// <summary>The position asked for lies before the device's own beginning. The client goes on from <see cref="Gap.To"/>.</summary>
    public const string Device = "device";
}

/// <summary>Users who came, and users who went, and stayed so for 2 s.</summary>
/// <param name="Came">Nicks connected now.</param>
/// <param name="Went">Nicks disconnected now.</param>
public sealed record PresenceChange(IReadOnlyList<string> Came, IReadOnlyList<string> Went)
{
    /// <summary>
    /// Users who came and went, or went and came back, more quickly than that, as they are now: for lists of users, not to be announced. Null, and
    /// left out on the wire, when there are none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<UserView>? Brief { get; init; }
}

/// <summary>Something happened to a group.</summary>
/// <param name="Name">The group.</param>
/// <param name="Change"><c>created</c> (told to everybody), <c>joined</c> or <c>left</c> (told to its connected members).</param>
/// <param name="Nick">Who did it.</param>
/// <param name="Members">How many members it has now.</param>
public sealed record GroupChange(string Name, string Change, string Nick, int Members);

/// <summary>The server is about to close this connection.</summary>
/// <param name="Code">One of <see cref="ByeCodes"/>.</param>
/// <param name="Text">For people, in Portuguese.</param>
/// <param name="RetryAfter">Seconds to wait before connecting again; null where the client must not reconnect by itself.</param>
public sealed record Bye(string Code, string Text, double? RetryAfter);

/// <summary>The values of <see cref="Bye.Code"/>.</summary>
public static class ByeCodes
{
    /// <summary>The same device connected again: this connection is its ghost. Do not reconnect.</summary>
    public const string Replaced = "replaced";

    /// <summary>The server is stopping; come back after <see cref="Bye.RetryAfter"/>.</summary>
    public const string Draining = "draining";

    /// <summary>The client reads or acknowledges too slowly; what it has not seen waits for it in the log.</summary>
    public const string Slow = "slow";

    /// <summary>The device's token was revoked. Do not reconnect with it.</summary>
    public const string Revoked = "revoked";

    /// <summary>The client asked for it with <c>-exit</c>.</summary>
    public const string Exit = "exit";

    // Besides these, a claim that was refused after the connection was made says goodbye with the refusal's code, such as nick-in-use.
}
