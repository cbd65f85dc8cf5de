namespace ChatHub.TestKit;

/// <summary>
/// Reads all journals of a run after its faults have healed and everything is quiet, and says which promises were broken: I1 to I8 of
/// docs/testing.md. It knows nothing of the server: only what was typed, answered and seen.
/// </summary>
public sealed class Oracle
{
    private readonly Dictionary<string, SentMessage> byTag = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, SentMessage> byId = [];
    private readonly Dictionary<string, HashSet<string>> members = new(StringComparer.Ordinal);
    private readonly List<Violation> violations = [];
    private readonly IReadOnlyList<DeviceJournal> journals;
    private readonly bool gapsExpected;
    private int failed;
    private int unknown;
    private int answersLost;

    private Oracle(IReadOnlyList<DeviceJournal> journals, bool gapsExpected)
    {
        this.journals = journals;
        this.gapsExpected = gapsExpected;
    }

    /// <summary>Checks the journals in a folder.</summary>
    public static OracleResult CheckFolder(string folder, bool gapsExpected = false) =>
        Check([.. Directory.GetFiles(folder, "*.journal").Order(StringComparer.Ordinal).Select(DeviceJournal.Read)], gapsExpected);

    /// <summary>Checks journals.</summary>
    public static OracleResult Check(IReadOnlyList<DeviceJournal> journals, bool gapsExpected = false)
    {
        var oracle = new Oracle(journals, gapsExpected);
        foreach (var journal in journals) oracle.ReadSent(journal);
        foreach (var journal in journals) oracle.ReadShown(journal);
        foreach (var message in oracle.byTag.Values) oracle.CheckComplete(message);
        return oracle.Result();
    }

    private void ReadSent(DeviceJournal journal)
    {
        HashSet<Guid> wasUnknown = [];
        var (order, head) = (0, 0L);
        foreach (var entry in journal.Entries)
        {
            switch (entry)
            {
                case MemberOf member: Members(member.Group).Add(journal.User); break;
                case Invoked invoked: byTag[invoked.Tag] = byId[invoked.Id] = new SentMessage(invoked, journal, order++); break;
                case Connected connected: head = connected.Head; break;
                case Accepted accepted:
                    Accept(byId[accepted.Id], accepted);
                    if (wasUnknown.Contains(accepted.Id) && accepted.Pos <= head) answersLost++;
                    break;
                case Refused refused: byId[refused.Id].Refused = refused; break;
                case ToldBusy busy: byId[busy.Id].Loose = true; break;
                case Failed: failed++; break;
                case Unknown lost: wasUnknown.Add(lost.Id); break;
                case Hole hole: Found(ViolationKind.Skipped, journal, $"({hole.From}, {hole.To}]"); break;
                case GapTold gap when !gapsExpected: Found(ViolationKind.UnexpectedGap, journal, $"({gap.From}, {gap.To}] {gap.Reason}"); break;
            }
        }

        unknown += wasUnknown.Count;
    }

    private void Accept(SentMessage message, Accepted accepted)
    {
        if (message.Pos is { } pos && pos != accepted.Pos)
            Found(ViolationKind.PositionChanged, message.Sender, $"{message} was answered {pos}, then {accepted.Pos}");
        message.Pos ??= accepted.Pos;
        message.Accepted ??= accepted;
    }

    private void ReadShown(DeviceJournal journal)
    {
        Dictionary<string, int> newestOfSender = new(StringComparer.Ordinal);
        HashSet<Guid> ids = [];
        var last = journal.Began;
        foreach (var shown in journal.Shown)
        {
            if (shown.Pos <= last) Found(ViolationKind.PositionFell, journal, $"{shown.Tag} at {shown.Pos}, after {last}");
            last = Math.Max(last, shown.Pos);
            var message = byTag.GetValueOrDefault(shown.Tag) ?? byId.GetValueOrDefault(shown.Id);
            if (message is null)
            {
                Found(ViolationKind.Invented, journal, $"{shown.Tag} ({shown.Id}) at {shown.Pos}");
                continue;
            }

            if (!message.ShownOn.Add(journal.Device) || !ids.Add(shown.Id)) Found(ViolationKind.Doubled, journal, $"{message} at {shown.Pos}");
            else CheckOrder(journal, message, newestOfSender);
            CheckShown(journal, shown, message);
        }
    }

    private void CheckShown(DeviceJournal journal, Shown shown, SentMessage message)
    {
        if (shown.Hash != message.Hash || shown.Id != message.Id || shown.From != message.Sender.User)
            Found(ViolationKind.Altered, journal, $"{message} came as {shown.Tag} ({shown.Id}) from {shown.From}");
        if (message.Pos is { } pos && pos != shown.Pos) Found(ViolationKind.PositionChanged, journal, $"{message} at {shown.Pos}, elsewhere at {pos}");
        message.Pos ??= shown.Pos;
        if (message.Refused is not null) Found(ViolationKind.RefusedShown, journal, $"{message} ({message.Refused.Code})");
        if (Audience(message) is { } audience && !audience.Contains(journal.User)) Found(ViolationKind.WrongAudience, journal, message.ToString());
    }

    private void CheckOrder(DeviceJournal journal, SentMessage message, Dictionary<string, int> newestOfSender)
    {
        if (message.Loose) return;
        var newest = newestOfSender.GetValueOrDefault(message.Sender.Device, -1);
        if (message.Order < newest) Found(ViolationKind.OrderBroken, journal, $"{message} (the sender's {message.Order}.) came after his {newest}.");
        newestOfSender[message.Sender.Device] = Math.Max(newest, message.Order);
    }

    // What anybody saw is in the log, so everybody must see it, answered or not (I7); what was accepted must be seen in any case (I1).
    private void CheckComplete(SentMessage message)
    {
        if (message.Accepted is null && message.ShownOn.Count == 0) return;
        var audience = Audience(message) ?? [.. journals.Where(journal => message.ShownOn.Contains(journal.Device)).Select(journal => journal.User)];
        foreach (var journal in journals)
        {
            if (audience.Contains(journal.User) && message.Pos > journal.Began && !message.ShownOn.Contains(journal.Device))
                Found(ViolationKind.Lost, journal, $"{message}, position {message.Pos}");
        }

        if (Audience(message) is null && message.Accepted is { } accepted) CheckSize(message, accepted.Audience, audience.Count);
    }

    // Nobody but the server knows who was connected at the commit; but it said how many, and the message must have come to as many.
    private void CheckSize(SentMessage message, int promised, int reached)
    {
        if (reached < promised) Found(ViolationKind.Lost, $"{message} was for {promised} users and reached {reached}");
        if (reached > promised) Found(ViolationKind.WrongAudience, $"{message} was for {promised} users and reached {reached}");
    }

    private HashSet<string>? Audience(SentMessage message) => message.Target switch
    {
        "C" or "D" => null,
        "T" => [.. journals.Select(journal => journal.User)],
        ['U', ':', .. var nick] => [nick, message.Sender.User],
        ['G', ':', .. var group] => Members(group),
        _ => throw new FormatException("No target: " + message.Target),
    };

    private HashSet<string> Members(string group)
    {
        if (!members.TryGetValue(group, out var users)) members[group] = users = new(StringComparer.Ordinal);
        return users;
    }

    private void Found(ViolationKind kind, DeviceJournal journal, string what) => violations.Add(new Violation(kind, journal.Device, what));

    private void Found(ViolationKind kind, string what) => violations.Add(new Violation(kind, "", what));

    private OracleResult Result() => new()
    {
        Devices = journals.Count,
        Invoked = byTag.Count,
        Accepted = byTag.Values.Count(message => message.Accepted is not null),
        Refused = byTag.Values.Count(message => message.Refused is not null),
        Failed = failed,
        Unknown = unknown,
        Unresolved = byTag.Values.Count(message => message.Accepted is null && message.Refused is null),
        AnswersLost = answersLost,
        Shown = journals.Sum(journal => journal.Shown.LongCount()),
        Gaps = journals.Sum(journal => journal.Entries.OfType<GapTold>().Count()),
        Violations = violations,
    };
}
