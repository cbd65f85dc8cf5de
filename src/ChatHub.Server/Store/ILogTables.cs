using ChatHub.Server.Store.Model;

namespace ChatHub.Server.Store;

/// <summary>
/// What the writer keeps and asks: one transaction at a time, on its thread alone. It is an interface for the simulator, whose tables can crash
/// and be put back a hundred thousand times a minute.
/// </summary>
public partial interface ILogTables
{
    /// <summary>Stores everything since the last commit, and syncs it to disk.</summary>
    void Commit();

    /// <summary>Takes back everything since the last commit.</summary>
    void Rollback();

    void SetHead(long head);

    /// <returns>False when the sender has used this message id before.</returns>
    bool InsertMessage(Message message);

    Message? FindMessage(byte[] messageId, int sender);

    void InsertUser(int id, string nick, string key);

    void SetUserCreated(int user, long pos);

    /// <summary>The first password also fixes what is its owner's: they read back to where <paramref name="device"/> began, and what was sent after its claim is theirs.</summary>
    void SetPassword(int user, string hash, long device);

    /// <summary>A new device; one that has this hash already begins anew, and keeps its cursor.</summary>
    long InsertDevice(int user, byte[] tokenHash, long now);

    /// <returns>Null when there is no such device or its token was revoked.</returns>
    DeviceState? FindDevice(long device);

    /// <summary>The device begins at a position, and at the head it claims its nick.</summary>
    void ClaimDevice(long device, long begin, long head);

    /// <summary>Removes the other devices that claimed the nick before; those that never did stay.</summary>
    void DeleteEarlierHolders(int user, long device);

    long HighestCursor(int user);

    void SaveCursor(long device, long cursor, long now);

    /// <returns>False when the user has no such device, or its token was revoked before.</returns>
    bool RevokeDevice(int user, long device, long now);

    void RevokeOtherDevices(int user, long device, long now);

    void InsertGroup(int id, string name, string key, long pos, int owner);

    void InsertDirect(int id, int low, int high, long pos);

    int? FindDirect(int low, int high);

    void Join(int user, int conversation, long pos);

    void Leave(int user, int conversation, long pos);

    /// <summary>Enters the messages in (from, upto] into their conversations' entries, sorted, so that each page of the index is touched once.</summary>
    void IndexTail(long from, long upto);
}
