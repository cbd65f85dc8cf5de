using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store.Writes;

/// <summary>Ends a device's token and its live session. The devices of a bare nick may be other people's: such a one revokes itself only.</summary>
public sealed class RevokeDevice(SessionOwner owner, long device) : Write<Done>
{
    protected override Decision<Done> DecideValue(LogTransaction log)
    {
        if (log.Sql.FindDevice(owner.Device) is null)
            return Refusals.TokenInvalid;
        var user = log.Roster.User(owner.User);
        if (device != owner.Device)
        {
            if (user.PasswordHash is null || !log.Sql.RevokeDevice(user.Id, device, log.Now.Ticks))
                return Refusals.NoSuchDevice;
        }
        else
        {
            log.Sql.RevokeDevice(user.Id, device, log.Now.Ticks);
        }

        var revoked = user.Sessions.Where(session => session.Owner.Device == device).ToList();
        log.Tell(() => revoked.ForEach(session => session.SayGoodbye(Farewells.Revoked)));
        return default(Done);
    }
}
