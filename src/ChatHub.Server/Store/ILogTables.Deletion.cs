namespace ChatHub.Server.Store;

/// <content>What an account's end needs.</content>
public partial interface ILogTables
{
    UserNames FindNames(int user);

    /// <summary>How far back the owner of a nick with a password may read, and after which position what was sent is theirs; null for a bare nick.</summary>
    (long HistoryFrom, long OwnFrom)? FindOwner(int user);

    /// <summary>Nothing happens to a device that has claimed its nick.</summary>
    void DeleteUnclaimedDevice(long device);

    /// <returns>False when the user has devices.</returns>
    bool DeleteUserWithoutDevices(int user);

    /// <summary>Marks the texts after <paramref name="eraseFrom"/> for replacement.</summary>
    void DeleteUser(int user, UserNames placeholder, long now, long eraseFrom);

    void DeleteDevices(int user);

    void LeaveAll(int user, long pos);

    void HoldNick(string key, long until);

    void FreeNicks(long now);

    void EraseText(long pos);

    void SetEraseFrom(int user, long? pos);
}
