using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store.Writes;

/// <summary>Decides what an export may contain at one position, so that a later holder of a bare nick adds nothing to it.</summary>
public sealed class BeginExport(SessionOwner owner) : Write<ExportScope>
{
    protected override Decision<ExportScope> DecideValue(LogTransaction log)
    {
        if (Claim.RefuseUnlessConnected(log, owner) is { } refusal)
            return refusal;
        var user = log.Roster.User(owner.User);
        var after = log.Sql.FindOwner(user.Id)?.HistoryFrom ?? log.Sql.FindDevice(owner.Device)!.Begin ?? log.Head;
        return new ExportScope(
            Owned: user.PasswordHash is not null, after, Claim.OwnFrom(log, owner), log.Head,
            [.. user.Groups.Select(group => group.Name).Order(StringComparer.InvariantCultureIgnoreCase)]);
    }
}

/// <summary>The content of an export.</summary>
/// <param name="Owned">Whether the nick has a password.</param>
/// <param name="After">Its messages are those in (After, Upto].</param>
/// <param name="OwnFrom">What was sent under the nick after here was sent by its holder.</param>
/// <param name="Groups">Names of the groups that the user is a member of.</param>
public sealed record ExportScope(bool Owned, long After, long OwnFrom, long Upto, IReadOnlyList<string> Groups);
