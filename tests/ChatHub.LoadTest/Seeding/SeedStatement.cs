using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ChatHub.LoadTest.Seeding;

/// <summary>A prepared statement with parameters $1, $2, …</summary>
internal sealed class SeedStatement : IDisposable
{
    private readonly SqliteCommand command;

    public SeedStatement(SqliteConnection connection, string sql)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
    }

    public void Run(params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (command.Parameters.Count == i)
            {
                command.Parameters.AddWithValue("$" + (i + 1).ToString(CultureInfo.InvariantCulture), values[i]);
            }

            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
