using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store.Writes;

/// <summary>Ends a device's token and its live session.</summary>
public sealed class RevokeDevice(SessionOwner owner) : Write<Done>
{
    protected override Decision<Done> DecideValue(LogTransaction log)
    {
        log.Sql.RevokeDevice(owner.Device, log.Now.Ticks);
        var revoked = log.Roster.User(owner.User).Sessions.Where(session => session.Owner.Device == owner.Device).ToList();
        log.Tell(() => revoked.ForEach(session => session.SayGoodbye(Farewells.Revoked)));
        return default(Done);
    }
}
