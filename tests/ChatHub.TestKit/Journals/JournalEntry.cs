using System.Globalization;

namespace ChatHub.TestKit;

/// <summary>One line of a journal: what a device did or saw. Fields are separated by tabs; ids, tags and names hold none.</summary>
public abstract record JournalEntry
{
    private protected abstract IEnumerable<object> Fields { get; }

    public string ToLine() => string.Join('\t', Fields.Select(field => Convert.ToString(field, CultureInfo.InvariantCulture)));

    public static JournalEntry Parse(string line)
    {
        var fields = line.Split('\t');
        return fields[0] switch
        {
            "device" => new DeviceBegan(fields[1], fields[2], Number(fields[3])),
            "connected" => new Connected(Number(fields[1])),
            "member" => new MemberOf(fields[1]),
            "invoke" => new Invoked(Guid.Parse(fields[1]), fields[2], fields[3], fields[4]),
            "ok" => new Accepted(Guid.Parse(fields[1]), Number(fields[2]), (int)Number(fields[3])),
            "refused" => new Refused(Guid.Parse(fields[1]), fields[2]),
            "busy" => new ToldBusy(Guid.Parse(fields[1])),
            "failed" => new Failed(Guid.Parse(fields[1]), fields[2]),
            "unknown" => new Unknown(Guid.Parse(fields[1])),
            "shown" => new Shown(Number(fields[1]), Guid.Parse(fields[2]), fields[3], fields[4], fields[5]),
            "position" => new Position(Number(fields[1])),
            "hole" => new Hole(Number(fields[1]), Number(fields[2])),
            "gap" => new GapTold(Number(fields[1]), Number(fields[2]), fields[3]),
            "bye" => new ByeTold(fields[1]),
            _ => throw new FormatException("No journal line: " + line),
        };
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The first line: whose journal this is, and the position from which the device is owed everything.</summary>
public sealed record DeviceBegan(string Device, string User, long Position) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["device", Device, User, Position];
}

/// <summary>A connection begins; the log reached to <paramref name="Head"/> then.</summary>
public sealed record Connected(long Head) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["connected", Head];
}

/// <summary>The user is a member of the group before anybody writes to it, and stays one.</summary>
public sealed record MemberOf(string Group) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["member", Group];
}

/// <summary>The user typed a message. <paramref name="Tag"/> also stands in its text, so that a copy under another id is known for one.</summary>
/// <param name="Id">The message id.</param>
/// <param name="Tag">Unique in the run.</param>
/// <param name="Target"><c>U:nick</c>, <c>G:group</c>, <c>C</c>, <c>D</c> or <c>T</c>.</param>
/// <param name="Hash">Of the text: <see cref="MessageText.Hash"/>.</param>
public sealed record Invoked(Guid Id, string Tag, string Target, string Hash) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["invoke", Id, Tag, Target, Hash];
}

/// <summary>The server answered that it is on disk.</summary>
public sealed record Accepted(Guid Id, long Pos, int Audience) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["ok", Id, Pos, Audience];
}

/// <summary>The server refused it for good.</summary>
public sealed record Refused(Guid Id, string Code) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["refused", Id, Code];
}

/// <summary>The server could not take it now: what was sent after it may have overtaken it.</summary>
public sealed record ToldBusy(Guid Id) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["busy", Id];
}

/// <summary>The server itself failed at it, as SignalR says: always a defect of the server.</summary>
public sealed record Failed(Guid Id, string Error) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["failed", Id, Error];
}

/// <summary>The connection went before the answer came.</summary>
public sealed record Unknown(Guid Id) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["unknown", Id];
}

/// <summary>The user saw a message.</summary>
public sealed record Shown(long Pos, Guid Id, string Tag, string From, string Hash) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["shown", Pos, Id, Tag, From, Hash];
}

/// <summary>Everything up to here has been shown.</summary>
public sealed record Position(long Upto) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["position", Upto];
}

/// <summary>A batch began behind <paramref name="To"/>, though only what is up to <paramref name="From"/> has been shown.</summary>
public sealed record Hole(long From, long To) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["hole", From, To];
}

/// <summary>The server told of a gap.</summary>
public sealed record GapTold(long From, long To, string Reason) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["gap", From, To, Reason];
}

/// <summary>The server said goodbye.</summary>
public sealed record ByeTold(string Code) : JournalEntry
{
    private protected override IEnumerable<object> Fields => ["bye", Code];
}
