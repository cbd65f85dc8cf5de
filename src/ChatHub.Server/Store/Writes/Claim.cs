using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Naming;

namespace ChatHub.Server.Store.Writes;

/// <summary>
/// Decides whose a nick is. Nothing else does: every write that acts for a user asks here, on the writer's thread and at its own place in the log.
/// A nick with a password belongs to each device that has a token. A bare nick belongs to the device that claimed it last.
/// </summary>
internal static class Claim
{
    /// <summary>Why the device may not act under its nick now; null when it may.</summary>
    public static Refusal? Refuse(LogTransaction log, SessionOwner owner) =>
        log.Sql.FindDevice(owner.Device) is null ? Refusals.TokenInvalid : RefuseNick(log, owner);

    /// <summary>Why a nick that was never claimed cannot be: one that was looks like it.</summary>
    public static Refusal? RefuseLook(LogTransaction log, IReadOnlyList<string> skeletons) =>
        log.Roster.Nicks.LookingLike(skeletons).Any() ? Refusals.NickLookAlike
        : log.Roster.HeldNicks.LookingLike(skeletons).Any(held => held.IsHeldAt(log.Now)) ? Refusals.NickHeld
        : null;

    /// <summary>For what would harm the next holder of a bare nick: the device must also be connected under it.</summary>
    public static Refusal? RefuseUnlessConnected(LogTransaction log, SessionOwner owner) =>
        Refuse(log, owner) ?? (log.Roster.User(owner.User) is { PasswordHash: null } user && !user.IsConnectedFrom(owner.Device) ? Refusals.NotConnected : null);

    /// <summary>A device that acts without a connection claims the nick with that.</summary>
    /// <returns>Why it may not; null when the nick is its own now.</returns>
    public static Refusal? Act(LogTransaction log, SessionOwner owner) =>
        log.Roster.FindUser(owner.User) is { } user && user.IsConnectedFrom(owner.Device) ? null : Take(log, owner).Refusal;

    /// <summary>Makes the device the one that acts under the nick. The tokens of a bare nick's earlier devices end with it.</summary>
    public static Decision<ClaimedDevice> Take(LogTransaction log, SessionOwner owner)
    {
        if (log.Sql.FindDevice(owner.Device) is not { } device)
            return Refusals.TokenInvalid;
        if (RefuseNick(log, owner) is { } refusal)
            return refusal;
        // All lines of a nick are one device. Nothing proves that two of them are the same person, so each claim of a bare nick is a new one.
        if (device.Begin is { } already && owner.Proven)
            return new ClaimedDevice(already, OwnFrom(log, owner), device.Cursor);

        var user = log.Roster.User(owner.User);
        var begin = Beginning.Of(log, user);
        log.Sql.ClaimDevice(owner.Device, begin, log.Head);
        if (user.PasswordHash is null)
            log.Sql.DeleteEarlierHolders(user.Id, owner.Device);
        return new ClaimedDevice(begin, OwnFrom(log, owner), begin);
    }

    /// <summary>Where what was sent under the nick begins to be its holder's: at the claim of a bare one, and where the owner of a password came.</summary>
    public static long OwnFrom(LogTransaction log, SessionOwner owner) =>
        log.Sql.FindOwner(owner.User)?.OwnFrom ?? log.Sql.FindDevice(owner.Device)?.Claimed ?? log.Head;

    private static Refusal? RefuseNick(LogTransaction log, SessionOwner owner)
    {
        var user = log.Roster.User(owner.User);
        if (!user.IsKnown)
            return RefuseLook(log, Skeletons.Of(user.Nick));
        if (user.PasswordHash is not null)
            return owner.Proven ? null : Refusals.NickInUse;
        foreach (var session in user.Sessions)
        {
            if (!owner.Proven || session.Owner.Device != owner.Device)
                return Refusals.NickInUse;
        }

        return null;
    }
}

/// <summary>A device that has claimed its nick.</summary>
/// <param name="Begin">It reads nothing older.</param>
/// <param name="OwnFrom">What was sent under the nick after here was sent by its holder.</param>
/// <param name="Cursor">What it has acknowledged.</param>
internal sealed record ClaimedDevice(long Begin, long OwnFrom, long Cursor);
