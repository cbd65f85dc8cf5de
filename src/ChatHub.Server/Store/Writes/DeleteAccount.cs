using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Naming;

namespace ChatHub.Server.Store.Writes;

/// <summary>
/// Ends an account: no device, no membership, and the nick held. What it sent is only marked here; <see cref="EraseTexts"/> replaces it, as far
/// back as the owner's own claim: under a bare nick others may have written before.
/// </summary>
/// <param name="verifiedHash">The hash that the caller's password was checked against; null when the nick had none.</param>
public sealed class DeleteAccount(SessionOwner owner, string? verifiedHash, Presence presence) : Write<DeletedAccount>
{
    private static readonly TimeSpan Hold = TimeSpan.FromDays(30);

    protected override Decision<DeletedAccount> DecideValue(LogTransaction log)
    {
        if (Claim.RefuseUnlessConnected(log, owner) is { } refusal)
            return refusal;
        var user = log.Roster.User(owner.User);
        if (user.PasswordHash != verifiedHash)
            return Refusals.PasswordRequired;

        var names = log.Sql.FindNames(user.Id);
        var placeholder = UserNames.OfDeleted(user.Id);
        log.Sql.DeleteUser(user.Id, placeholder, log.Now.Ticks, Claim.OwnFrom(log, owner));
        log.Sql.DeleteDevices(user.Id);
        log.Sql.LeaveAll(user.Id, log.TakePosition());
        HoldNick(log, names.Key);
        var groups = EndMemberships(log, user);
        EndSessions(log, user);
        log.Change(() => log.Roster.ReleaseNick(user), () => log.Roster.HoldNick(user));
        log.Change(() => log.Roster.Rename(user, names, placeholder), () => log.Roster.Rename(user, placeholder, names));
        var known = user.IsKnown;
        log.Change(() => SetDeleted(log.Roster, user, deleted: true, known: false), () => SetDeleted(log.Roster, user, deleted: false, known));
        return new DeletedAccount(groups);
    }

    private static void HoldNick(LogTransaction log, string key)
    {
        var until = (log.Now + Hold).Ticks;
        var held = new HeldName(until);
        var skeletons = Skeletons.Of(key);
        log.Sql.HoldNick(key, until);
        log.Change(() => log.Roster.HeldNicks.Hold(skeletons, held), () => log.Roster.HeldNicks.Release(skeletons, held));
    }

    private static List<LeftGroup> EndMemberships(LogTransaction log, UserState user)
    {
        var left = new List<LeftGroup>();
        foreach (var group in user.Groups.ToList())
        {
            log.Change(() => Roster.Leave(user, group), () => Roster.Join(user, group));
            left.Add(new LeftGroup(group.Id, new GroupView(group.Name, group.Members.Count, Member: false)));
        }

        return left;
    }

    private void EndSessions(LogTransaction log, UserState user)
    {
        var sessions = user.Sessions;
        log.Change(() => log.Roster.SetSessions(user, []), () => log.Roster.SetSessions(user, sessions));
        log.Tell(() =>
        {
            presence.Set(owner, []);
            Array.ForEach(sessions, session => session.SayGoodbye(Farewells.Revoked));
        });
    }

    private void SetDeleted(Roster roster, UserState user, bool deleted, bool known)
    {
        user.IsDeleted = deleted;
        user.IsKnown = known;
        user.PasswordHash = deleted ? null : verifiedHash;
        if (known)
            roster.Known.Add(user.Id);
        else
            roster.Known.Remove(user.Id);
    }
}

/// <summary>An account that is no more.</summary>
/// <param name="Groups">Those that it was a member of.</param>
public sealed record DeletedAccount(IReadOnlyList<LeftGroup> Groups);
