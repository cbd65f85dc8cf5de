using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace ChatHub.Server.Store;

/// <summary>
/// SQLite's write-ahead log, which is copied into the database when it has <see cref="CheckpointPages"/>, and then written from its start again. A reader that holds a
/// transaction keeps both from happening, and the log grows; its room is given back when that reader has ended.
/// </summary>
/// <param name="connection">The writer's. To be used on its thread alone.</param>
public sealed class WriteAheadLog(SqliteConnection connection)
{
    /// <summary>Checkpoints of 1,000 pages (SQLite's default) come in the writer's way twenty times as often.</summary>
    public const int CheckpointPages = 20_000;

    private const int Frame = 24 + 4_096;

    /// <summary>How large the log gets when nobody keeps checkpoints waiting: some 82 MB.</summary>
    public const long UsualBytes = CheckpointPages * (long)Frame;

    private readonly FileInfo _file = new(connection.DataSource + "-wal");

    /// <summary>Empties the log when it is larger than usual and nobody reads; does not wait. For when nothing else is to be written, as it copies all of the log.</summary>
    public void GiveBack()
    {
        _file.Refresh();
        if (!_file.Exists || _file.Length <= UsualBytes)
            return;
        _ = sqlite3_busy_timeout(connection.Handle, 0);
        try
        {
            var code = sqlite3_wal_checkpoint_v2(connection.Handle, null, SQLITE_CHECKPOINT_TRUNCATE, out _, out _);
            if (code is not (SQLITE_OK or SQLITE_BUSY or SQLITE_LOCKED or SQLITE_FULL))
                SqliteException.ThrowExceptionForRC(code, connection.Handle);
        }
        finally
        {
            SqliteConnectionSettings.WaitForLocks(connection);
        }
    }
}
