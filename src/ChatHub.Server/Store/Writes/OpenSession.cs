using ChatHub.Contracts;
using ChatHub.Server.Naming;

namespace ChatHub.Server.Store.Writes;

/// <summary>A new device for a nick; the user is created with the first one.</summary>
/// <param name="verifiedHash">The password hash that the caller's password was checked against; null when the nick had none.</param>
public sealed class OpenSession(Name nick, byte[] tokenHash, string? verifiedHash) : Write<OpenedSession>
{
    protected override Decision<OpenedSession> DecideValue(LogTransaction log)
    {
        var user = log.Roster.UserByKey(nick.Key);
        if (user is null)
        {
            if (nick.Forbidden is { } forbidden)
                return forbidden;
            if (log.Roster.Nicks.LookingLike(nick.Skeletons).Any())
                return Refusals.NickLookAlike;
            if (log.Roster.HeldNicks.LookingLike(nick.Skeletons).Any(held => held.IsHeldAt(log.Now)))
                return Refusals.NickHeld;
            user = new UserState(log.Roster.LastUserId + 1, nick.Display);
            log.Sql.InsertUser(user.Id, nick.Display, nick.Key);
            log.Change(() => log.Roster.Add(user, nick.Key), () => log.Roster.Remove(user, nick.Key));
            log.Change(() => log.Roster.HoldNick(user), () => log.Roster.ReleaseNick(user));
        }
        else if (user.PasswordHash != verifiedHash)
        {
            return Refusals.PasswordRequired;
        }
        else if (user.PasswordHash is null && user.IsConnected)
        {
            return Refusals.NickInUse;
        }

        return new OpenedSession(user.Id, user.Nick, log.Sql.InsertDevice(user.Id, tokenHash, log.Now.Ticks));
    }
}

public sealed record OpenedSession(int User, string Nick, long Device);
