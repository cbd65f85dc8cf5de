using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ChatHub.Server.Store;

/// <summary>
/// The pragmas on every connection. <c>synchronous=FULL</c> is the promise itself: NORMAL passes every kill -9, and loses acknowledged messages
/// in a power cut.
/// </summary>
public sealed class SqliteConnectionSettings : DbConnectionInterceptor
{
    private static readonly string Pragmas = $"PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint={WriteAheadLog.CheckpointPages};";

    /// <summary>How long a statement waits for another program, such as a backup, that holds the database.</summary>
    public const int LockPatienceSeconds = 5;

    /// <summary>For statements that go around ADO.NET, which waits by itself.</summary>
    public static void WaitForLocks(SqliteConnection connection) => _ = SQLitePCL.raw.sqlite3_busy_timeout(connection.Handle, LockPatienceSeconds * 1_000);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Apply(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }
}
