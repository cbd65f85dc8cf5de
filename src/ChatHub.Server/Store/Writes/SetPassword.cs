using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store.Writes;

/// <summary>Makes the nick its owner's. Earlier holders' tokens end with it.</summary>
/// <param name="verifiedHash">The hash that the caller's current password was checked against; null when the nick had none.</param>
public sealed class SetPassword(SessionOwner owner, string? verifiedHash, string newHash) : Write<Done>
{
    protected override Decision<Done> DecideValue(LogTransaction log)
    {
        if (Claim.RefuseUnlessConnected(log, owner) is { } refusal)
            return refusal;
        var user = log.Roster.User(owner.User);
        if (user.PasswordHash != verifiedHash)
            return Refusals.PasswordRequired;

        log.Sql.SetPassword(user.Id, newHash, owner.Device);
        log.Sql.RevokeOtherDevices(user.Id, owner.Device, log.Now.Ticks);
        log.Change(() => user.PasswordHash = newHash, () => user.PasswordHash = verifiedHash);
        var others = user.Sessions.Where(session => session.Owner.Device != owner.Device).ToList();
        log.Tell(() => others.ForEach(session => session.SayGoodbye(Farewells.Revoked)));
        return default(Done);
    }
}
