using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store.Writes;

/// <summary>Ends a session's claim. A session that was replaced, or never claimed, has nothing to end.</summary>
public sealed class Disconnect(Session session, Presence presence) : Write<Done>
{
    public override bool MayBeTurnedAway => false;

    protected override Decision<Done> DecideValue(LogTransaction log)
    {
        var user = log.Roster.User(session.Owner.User);
        var before = user.Sessions;
        if (before.Contains(session))
        {
            Session[] left = [.. before.Except([session])];
            log.Change(() => log.Roster.SetSessions(user, left), () => log.Roster.SetSessions(user, before));
            log.Tell(() => presence.Set(session.Owner, left));
        }

        return default(Done);
    }
}
