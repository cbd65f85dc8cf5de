namespace ChatHub.Server.Store.Writes;

/// <summary>
/// Where a device begins with its claim: at the highest cursor of its user's devices, and a user's first device where the user begins. From then
/// on the user is known: others can write to them.
/// </summary>
internal static class Beginning
{
    public static long Of(LogTransaction log, UserState user) => user.IsKnown ? HighestCursor(log, user) : MakeKnown(log, user);

    private static long HighestCursor(LogTransaction log, UserState user) =>
        user.Sessions.Select(session => session.Acknowledged).Append(log.Sql.HighestCursor(user.Id)).Max();

    private static long MakeKnown(LogTransaction log, UserState user)
    {
        var pos = log.TakePosition();
        log.Sql.SetUserCreated(user.Id, pos);
        log.Sql.Join(user.Id, Model.Conversation.AllId, pos);
        log.Change(() => SetKnown(log.Roster, user, known: true), () => SetKnown(log.Roster, user, known: false));
        log.Change(() => log.Roster.HoldNick(user), () => log.Roster.ReleaseNick(user));
        return pos;
    }

    private static void SetKnown(Roster roster, UserState user, bool known)
    {
        user.IsKnown = known;
        if (known)
            roster.Known.Add(user.Id);
        else
            roster.Known.Remove(user.Id);
    }
}
