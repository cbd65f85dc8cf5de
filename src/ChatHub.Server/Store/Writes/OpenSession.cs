using ChatHub.Contracts;

namespace ChatHub.Server.Store.Writes;

/// <summary>A name in the three forms that matter: as shown, as compared, and as it looks.</summary>
public sealed record Name(string Display, string Key, string Skeleton);

/// <summary>A new device for a nick; the user is created with the first one.</summary>
/// <param name="verifiedHash">The password hash that the caller's password was checked against; null when the nick had none.</param>
public sealed class OpenSession(Name nick, byte[] tokenHash, string? verifiedHash) : Write<OpenedSession>
{
    protected override Decision<OpenedSession> DecideValue(LogTransaction log)
    {
        var user = log.Roster.UserByKey(nick.Key);
        if (user is null)
        {
            if (log.Roster.UserBySkeleton(nick.Skeleton) is not null)
                return Refusals.NickInUse;
            if (IsHeld(log, nick.Key) || IsHeld(log, nick.Skeleton))
                return Refusals.NickHeld;
            user = new UserState(log.Roster.LastUserId + 1, nick.Display);
            log.Sql.InsertUser(user.Id, nick.Display, nick.Key, nick.Skeleton);
            log.Change(() => log.Roster.Add(user, nick.Key, nick.Skeleton), () => log.Roster.Remove(user, nick.Key, nick.Skeleton));
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

    private static bool IsHeld(LogTransaction log, string name) => log.Roster.HeldNicks.GetValueOrDefault(name) > log.Now.Ticks;
}

public sealed record OpenedSession(int User, string Nick, long Device);
