using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store.Writes;

/// <summary>A write in a user's name. Whether the device may act under the nick is decided before anything else.</summary>
public abstract class ActingWrite<T>(SessionOwner owner) : Write<T>
{
    protected SessionOwner Owner => owner;

    protected sealed override Decision<T> DecideValue(LogTransaction log) => Claim.Act(log, owner) is { } refusal ? refusal : DecideFor(log.Roster.User(owner.User), log);

    protected abstract Decision<T> DecideFor(UserState user, LogTransaction log);
}
