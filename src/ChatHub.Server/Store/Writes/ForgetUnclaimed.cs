namespace ChatHub.Server.Store.Writes;

/// <summary>Removes devices that never claimed their nick, and users without any other device.</summary>
/// <param name="devices">Found beforehand, so that the writer searches nothing.</param>
public sealed class ForgetUnclaimed(IReadOnlyList<(long Device, int User)> devices) : Write<Done>
{
    protected override Decision<Done> DecideValue(LogTransaction log)
    {
        foreach (var (device, id) in devices)
        {
            log.Sql.DeleteUnclaimedDevice(device);
            // The newest user stays: the next id is counted from it, and no id is used again.
            if (log.Roster.FindUser(id) is not { IsKnown: false, IsDeleted: false } user || id == log.Roster.LastUserId)
                continue;
            var key = log.Sql.FindNames(id).Key;
            if (log.Sql.DeleteUserWithoutDevices(id))
                log.Change(() => log.Roster.Remove(user, key), () => log.Roster.Add(user, key));
        }

        return default(Done);
    }
}
