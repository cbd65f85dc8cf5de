using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store.Writes;

/// <summary>Whether a device may act under its nick now. It stores nothing; the write that acts decides the race.</summary>
/// <param name="connected">Whether a bare nick's device must be connected for it.</param>
public sealed class CheckClaim(SessionOwner owner, bool connected) : Write<Done>
{
    protected override Decision<Done> DecideValue(LogTransaction log) =>
        (connected ? Claim.RefuseUnlessConnected(log, owner) : Claim.Refuse(log, owner)) is { } refusal ? refusal : default(Done);
}
