using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store.Writes;

/// <summary>Ends a session's claim and keeps its cursor. A session that was replaced, or never claimed, has nothing to end.</summary>
public sealed class Disconnect(Session session, Presence presence) : Write<Done>
{
    public override bool MayBeTurnedAway => false;

    protected override Decision<Done> DecideValue(LogTransaction log)
    {
        var user = log.Roster.User(session.Owner.User);
        if (user.Sessions.Contains(session))
        {
            // Not to be taken back by a failed commit: the connection is gone, whatever the disk says.
            Session[] left = [.. user.Sessions.Except([session])];
            log.Roster.SetSessions(user, left);
            log.Tell(() => presence.Set(session.Owner, left));
        }

        log.Sql.SaveCursor(session.Owner.Device, session.Acknowledged, log.Now.Ticks);
        return default(Done);
    }
}
