namespace ChatHub.Server.Store;

/// <content>What an account's end needs.</content>
public sealed partial class LogStatements
{
    private Statement? _findNames, _findOwner, _deleteUnclaimedDevice, _deleteUserWithoutDevices, _deleteUser, _deleteDevices, _leaveAll, _holdNick, _freeNicks, _eraseText, _setEraseFrom;

    public UserNames FindNames(int user)
    {
        using var row = Inside(ref _findNames, "SELECT nick, nick_key FROM users WHERE id = ?1").Query(user);
        row.Read();
        return new UserNames(row.GetString(0), row.GetString(1));
    }

    public (long HistoryFrom, long OwnFrom)? FindOwner(int user)
    {
        using var row = Inside(ref _findOwner, "SELECT history_from, owner_from FROM users WHERE id = ?1 AND password_hash IS NOT NULL").Query(user);
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : null;
    }

    public void DeleteUnclaimedDevice(long device) =>
        Inside(ref _deleteUnclaimedDevice, "DELETE FROM devices WHERE id = ?1 AND claimed_pos IS NULL").Execute(device);

    public bool DeleteUserWithoutDevices(int user) =>
        Inside(ref _deleteUserWithoutDevices, "DELETE FROM users WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM devices WHERE user_id = ?1)").Execute(user) == 1;

    public void DeleteUser(int user, UserNames placeholder, long now, long eraseFrom) =>
        Inside(ref _deleteUser,
            """
            UPDATE users SET nick = ?2, nick_key = ?3, password_hash = NULL, history_from = NULL, owner_from = NULL, deleted_at = ?4, erase_from = ?5
            WHERE id = ?1
            """).Execute(user, placeholder.Nick, placeholder.Key, now, eraseFrom);

    public void DeleteDevices(int user) => Inside(ref _deleteDevices, "DELETE FROM devices WHERE user_id = ?1").Execute(user);

    public void LeaveAll(int user, long pos) =>
        Inside(ref _leaveAll, "UPDATE memberships SET to_pos = ?2 WHERE user_id = ?1 AND to_pos IS NULL").Execute(user, pos);

    public void HoldNick(string key, long until) =>
        Inside(ref _holdNick, "INSERT OR REPLACE INTO held_nicks (nick_key, until) VALUES (?1, ?2)").Execute(key, until);

    public void FreeNicks(long now) => Inside(ref _freeNicks, "DELETE FROM held_nicks WHERE until <= ?1").Execute(now);

    public void EraseText(long pos) => Inside(ref _eraseText, "UPDATE messages SET text = '' WHERE pos = ?1").Execute(pos);

    public void SetEraseFrom(int user, long? pos) => Inside(ref _setEraseFrom, "UPDATE users SET erase_from = ?2 WHERE id = ?1").Execute(user, pos);
}
