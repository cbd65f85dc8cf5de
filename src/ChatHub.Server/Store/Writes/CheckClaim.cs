using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store.Writes;

/// <summary>Whether a device could claim its nick now. It stores nothing; the claim itself decides the race.</summary>
public sealed class CheckClaim(SessionOwner owner) : Write<Done>
{
    protected override Decision<Done> DecideValue(LogTransaction log) => Claim.Refuse(log, owner) is { } refusal ? refusal : default(Done);
}
