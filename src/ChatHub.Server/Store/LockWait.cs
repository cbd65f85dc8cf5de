using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatHub.Server.Store;

/// <summary>A backup that runs while the server starts is waited for, as it usually ends soon.</summary>
internal static partial class LockWait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Opens the connection once nobody else holds the lock to write.</summary>
    /// <exception cref="SqliteException">Somebody still holds it after a minute.</exception>
    public static void Open(ChatDbContext context, string database, TimeProvider time, ILogger<OpenStore> logger)
    {
        var started = time.GetTimestamp();
        for (var told = false; !TryOpen(context, giveUp: () => time.GetElapsedTime(started) > Patience); told = true)
        {
            if (!told)
                logger.WaitsForLock(database, (int)Patience.TotalSeconds);
        }
    }

    private static bool TryOpen(ChatDbContext context, Func<bool> giveUp)
    {
        var connection = context.Database.GetDbConnection();
        try
        {
            if (connection.State != ConnectionState.Open)
                context.Database.OpenConnection();
            using var lockAndLeave = connection.CreateCommand();
            lockAndLeave.CommandText = "BEGIN IMMEDIATE; ROLLBACK";
            lockAndLeave.CommandTimeout = 1;
            lockAndLeave.ExecuteNonQuery();
            return true;
        }
        catch (SqliteException exception) when (SqliteFaults.IsLocked(exception) && !giveUp())
        {
            // Opened again, it gets its pragmas, which may have been what was locked.
            connection.Close();
            return false;
        }
    }

    [LoggerMessage(2004, LogLevel.Warning, "Another program, such as a backup, has locked the database '{Database}'; waiting up to {Seconds} s for it to end")]
    private static partial void WaitsForLock(this ILogger<OpenStore> log, string database, int seconds);
}
