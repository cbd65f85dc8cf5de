using Microsoft.Data.Sqlite;

namespace ChatHub.Faults.Storage;

/// <summary>
/// The server checkpoints its log at 20,000 pages (<c>SqliteConnectionSettings</c>), which is 82 MB: later than a life of a few seconds gets. Filled with pages of a table that
/// nobody reads, the log is a few messages short of it.
/// </summary>
internal static class Ballast
{
    /// <summary>A checkpoint is due when the log has so many.</summary>
    public const int CheckpointPages = 20_000;

    /// <summary>A page in the log, in bytes.</summary>
    public const int Frame = 24 + 4096;

    private const int LogHeader = 32;
    private const int Rows = 400;

    /// <summary>All that the log holds goes into the database, and the log is filled up.</summary>
    /// <param name="database">Nobody else has it open.</param>
    /// <param name="left">So many pages more, and a checkpoint is due.</param>
    public static void Fill(string database, int left)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ConnectionString);
        connection.Open();
        Assert.Equal(SQLitePCL.raw.SQLITE_OK, SQLitePCL.raw.sqlite3_db_config(connection.Handle, SQLitePCL.raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _));
        Run($"""
            CREATE TABLE IF NOT EXISTS ballast (id INTEGER PRIMARY KEY, filling BLOB);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) INSERT OR IGNORE INTO ballast SELECT i, randomblob(4000) FROM n;
            PRAGMA wal_checkpoint(TRUNCATE);
            PRAGMA wal_autocheckpoint = 0;
            PRAGMA synchronous = OFF;
            """);
        while (Pages(database) < CheckpointPages - left - Rows) Run("UPDATE ballast SET filling = randomblob(4000)");
        while (Pages(database) < CheckpointPages - left) Run("UPDATE ballast SET filling = randomblob(4000) WHERE id = 1");

        void Run(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>How many pages the log of a database has room for.</summary>
    public static long Pages(string database) => (new FileInfo(database + "-wal").Length - LogHeader) / Frame;
}
