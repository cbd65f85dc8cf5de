using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace ChatHub.Server.Store;

/// <summary>What SQLite's errors mean for the log.</summary>
internal static class SqliteFaults
{
    /// <summary>
    /// No room on the disk. SQLite says so when a file of its own cannot grow, but calls it an I/O error when that is the index of the write-ahead log (<c>-shm</c>): it
    /// grows after the commit has been written and before anybody can see it.
    /// </summary>
    public static bool IsDiskFull(SqliteException exception) =>
        exception.SqliteErrorCode == SQLITE_FULL || exception.SqliteExtendedErrorCode == SQLITE_IOERR_SHMSIZE;

    /// <summary>Another program, such as a backup, holds the database.</summary>
    public static bool IsLocked(SqliteException exception) => exception.SqliteErrorCode is SQLITE_BUSY or SQLITE_LOCKED;

    /// <summary>Nothing that is visible was stored, and it may go better later.</summary>
    public static bool IsPassing(SqliteException exception) => IsDiskFull(exception) || IsLocked(exception);

    /// <summary>Whether the commit reached the disk is unknown, or the store is no longer what it was.</summary>
    public static bool IsFatal(SqliteException exception) => !IsPassing(exception) && exception.SqliteErrorCode
        is SQLITE_IOERR or SQLITE_CORRUPT or SQLITE_NOTADB or SQLITE_READONLY or SQLITE_CANTOPEN;
}
