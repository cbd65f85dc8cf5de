namespace ChatHub.Server.Store.Model;

// The tables, as docs/store.md explains them. Plain rows: what they mean is decided by the writer and the readers.

/// <summary>A life of the log; the newest row is the epoch in force.</summary>
public sealed class Epoch
{
    public int Number { get; set; }
    public required string Id { get; set; }

    /// <summary>The head at its beginning: positions up to here are those of the epoch before.</summary>
    public long FromPos { get; set; }
}

/// <summary>The single row that says how far the log goes.</summary>
public sealed class LogHead
{
    public int Id { get; set; }
    public long Head { get; set; }

    /// <summary>Messages up to here are in <see cref="ConversationEntry"/>; those behind are found by scanning.</summary>
    public long Indexed { get; set; }
}

public sealed class User
{
    public int Id { get; set; }
    public required string Nick { get; set; }
    public required string NickKey { get; set; }
    public string? PasswordHash { get; set; }

    /// <summary>The position of the first connection; null until then, and until then nobody knows the user.</summary>
    public long? CreatedPos { get; set; }

    /// <summary>With a password: history goes back to here, where the device began that made the nick its owner's.</summary>
    public long? HistoryFrom { get; set; }

    /// <summary>With a password: what was sent under the nick after here was sent by its owner.</summary>
    public long? OwnerFrom { get; set; }

    /// <summary>When the account was deleted, UTC ticks. The row stays, as ids are never reused; it has lost its nick.</summary>
    public long? DeletedAt { get; set; }

    /// <summary>Of a deleted account: texts that it sent after here are still to be replaced. Null when there are none left.</summary>
    public long? EraseFrom { get; set; }
}

/// <summary>A deleted account's nick, which nobody may take for a while: his correspondents would not notice.</summary>
public sealed class HeldNick
{
    public required string NickKey { get; set; }

    /// <summary>UTC ticks.</summary>
    public long Until { get; set; }
}

public sealed class Device
{
    public long Id { get; set; }
    public int UserId { get; set; }
    public required byte[] TokenHash { get; set; }

    /// <summary>Where the device began, at its claim; it reads nothing older.</summary>
    public long? BeginPos { get; set; }

    /// <summary>The head at its claim. Null until then: such a device holds no name.</summary>
    public long? ClaimedPos { get; set; }
    public long Cursor { get; set; }
    public long LastSeen { get; set; }
    public long? RevokedAt { get; set; }
}

public enum ConversationKind
{
    Direct = 0,
    Group = 1,

    /// <summary>The one conversation that holds every broadcast; each known user is its member from the first connection on.</summary>
    All = 2,
}

public sealed class Conversation
{
    /// <summary>The id of the conversation of kind <see cref="ConversationKind.All"/>.</summary>
    public const int AllId = 1;

    public int Id { get; set; }
    public ConversationKind Kind { get; set; }
    public string? Name { get; set; }
    public string? NameKey { get; set; }
    public int? UserLow { get; set; }
    public int? UserHigh { get; set; }
    public long CreatedPos { get; set; }
    public int? Owner { get; set; }
}

/// <summary>Who may see a conversation's messages: those with FromPos &lt; pos and (ToPos null or pos &lt;= ToPos).</summary>
public sealed class Membership
{
    public int UserId { get; set; }
    public int ConversationId { get; set; }
    public long FromPos { get; set; }
    public long? ToPos { get; set; }
}

public enum AudienceKind
{
    /// <summary>Whoever the memberships say.</summary>
    Members = 0,
    Connected = 1,
    Disconnected = 2,
}

public sealed class Message
{
    public long Pos { get; set; }
    public int ConversationId { get; set; }
    public AudienceKind AudienceKind { get; set; }

    /// <summary>For C and D, one bit a user id (bit id % 8 of byte id / 8), without trailing zero bytes.</summary>
    public byte[]? Audience { get; set; }
    public int SenderId { get; set; }

    /// <summary>Big-endian, so that version 7 ids grow at the right-hand edge of their index.</summary>
    public required byte[] MessageId { get; set; }
    public required string Text { get; set; }

    /// <summary>UTC ticks.</summary>
    public long SentAt { get; set; }
    public int AudienceSize { get; set; }
    public int ConnectedSize { get; set; }
}

/// <summary>A conversation's messages by position: filled behind the append, in sorted batches (docs/decisions/006).</summary>
public sealed class ConversationEntry
{
    public int ConversationId { get; set; }
    public long Pos { get; set; }
}
