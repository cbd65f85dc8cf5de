using ChatHub.Contracts;
using ChatHub.Server.Naming;

namespace ChatHub.Server.Store.Writes;

/// <summary>A new device for a nick; the user is created with the first one, and holds no name before the first claim.</summary>
/// <param name="verifiedHash">The password hash that the caller's password was checked against; null when the nick had none.</param>
public sealed class OpenSession(Name nick, byte[] tokenHash, string? verifiedHash) : Write<OpenedSession>
{
    protected override Decision<OpenedSession> DecideValue(LogTransaction log)
    {
        var user = log.Roster.UserByKey(nick.Key);
        if (user is not { IsKnown: true } && Claim.RefuseLook(log, nick.Skeletons) is { } look)
            return look;
        if (user is null)
        {
            if (nick.Forbidden is { } forbidden)
                return forbidden;
            user = new UserState(log.Roster.LastUserId + 1, nick.Display);
            log.Sql.InsertUser(user.Id, nick.Display, nick.Key);
            log.Change(() => log.Roster.Add(user, nick.Key), () => log.Roster.Remove(user, nick.Key));
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
