using Microsoft.Data.Sqlite;

namespace ChatHub.Tests;

/// <summary>The server's database, read and changed behind its back: what no client can do.</summary>
public static class StoreFile
{
    /// <returns>The first value of the first row; 0 when there is none.</returns>
    public static long RunSql(this App app, string sql)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(app.DataFolder, "chathub.db"), Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long? ?? 0;
    }
}
