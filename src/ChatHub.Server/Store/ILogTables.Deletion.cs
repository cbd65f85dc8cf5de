namespace ChatHub.Server.Store;

/// <content>What an account's end needs.</content>
public partial interface ILogTables
{
    (UserNames Names, long? HistoryFrom) FindUser(int user);

    /// <summary>Marks the texts after <paramref name="eraseFrom"/> for replacement.</summary>
    void DeleteUser(int user, UserNames placeholder, long now, long eraseFrom);

    void DeleteDevices(int user);

    void LeaveAll(int user, long pos);

    void HoldNick(string key, long until);

    void FreeNicks(long now);

    void EraseText(long pos);

    void SetEraseFrom(int user, long? pos);
}
