using ChatHub.LoadTest.Servers;
using Microsoft.Data.Sqlite;

namespace ChatHub.LoadTest.Seeding;

/// <summary>A data folder filled without the server: a million messages in seconds. The server itself makes the tables, by its migrations.</summary>
internal static class SeededStore
{
    /// <summary>What the nicks of seeded users begin with; five digits follow, from 00000.</summary>
    public const string NickPrefix = "d";

    public static async Task Make(string folder, Action<Seed> fill)
    {
        await using (var server = await ChatHubTarget.Start(folder))
        {
            await server.Stop();
        }

        using var connection = Open(folder, SqliteOpenMode.ReadWrite);
        using var transaction = connection.BeginTransaction();
        var seed = new Seed(connection);
        fill(seed);
        seed.Finish();
        transaction.Commit();
    }

    public static long CountMessages(string folder)
    {
        using var connection = Open(folder, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM messages";
        return (long)command.ExecuteScalar()!;
    }

    private static SqliteConnection Open(string folder, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "chathub.db"),
            Mode = mode,
            Pooling = false,
        }.ToString());
        connection.Open();
        return connection;
    }
}
