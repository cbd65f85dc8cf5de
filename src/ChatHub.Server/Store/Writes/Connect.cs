using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store.Writes;

/// <summary>Claims the nick for a session. The race for a nick is decided here, in the order of the log.</summary>
/// <param name="since">Where the client says it is; null lets the device's cursor count.</param>
/// <param name="epoch">The epoch that <paramref name="since"/> belongs to; null for a client that does not say.</param>
/// <param name="follow">Told the ids of the groups whose events the session gets, in the order of the log.</param>
public sealed class Connect(Session session, long? since, string? epoch, Presence presence, Action<IReadOnlyList<int>> follow) : Write<Connected>
{
    protected override Decision<Connected> DecideValue(LogTransaction log)
    {
        var owner = session.Owner;
        var claimed = Claim.Take(log, owner);
        if (claimed.IsRefused)
            return claimed.Refusal;

        var begin = claimed.Value.Begin;
        var user = log.Roster.User(owner.User);
        var ghosts = user.Sessions.Where(other => other.Owner.Device == owner.Device).ToList();
        var cursor = ghosts.Select(ghost => ghost.Acknowledged).Append(Math.Max(claimed.Value.Cursor, begin)).Max();
        var (position, gap) = Position(log, begin, cursor);

        var before = user.Sessions;
        Session[] after = [.. before.Except(ghosts), session];
        log.Change(() => log.Roster.SetSessions(user, after), () => log.Roster.SetSessions(user, before));
        int[] groups = [.. user.Groups.Select(group => group.Id)];
        log.Tell(() =>
        {
            presence.Set(owner, after);
            follow(groups);
            ghosts.ForEach(ghost => ghost.SayGoodbye(Farewells.Replaced));
        });
        return new Connected(position, begin, claimed.Value.OwnFrom, log.Head, log.Epochs.Current, gap,
            [.. user.Groups.OrderBy(group => group.Name, StringComparer.Ordinal).Select(group => new GroupView(group.Name, group.Members.Count, Member: true))]);
    }

    private (long Position, Gap? Gap) Position(LogTransaction log, long begin, long cursor)
    {
        if (since is not { } claimed)
            return (cursor, null);

        // What was shown in an earlier life of the log counts only as far as the lives agree; for a life that this log never knew, the
        // device's own cursor is all that is certain.
        var shared = epoch is null ? long.MaxValue : log.Epochs.SharedUpto(epoch) ?? cursor;
        var position = Math.Max(Math.Min(Math.Min(claimed, shared), log.Head), begin);
        if (shared != long.MaxValue || claimed > log.Head)
            return (position, new Gap(position, Math.Max(claimed, position), GapReasons.Epoch));
        return (position, claimed < begin ? new Gap(claimed, begin, GapReasons.Device) : null);
    }
}

/// <summary>A claimed session.</summary>
/// <param name="Position">Where delivery starts.</param>
/// <param name="Begin">The device reads nothing older.</param>
/// <param name="OwnFrom">What was sent under the nick after here was sent by its holder.</param>
public sealed record Connected(long Position, long Begin, long OwnFrom, long Head, string Epoch, Gap? Gap, IReadOnlyList<GroupView> Groups);
