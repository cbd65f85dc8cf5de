using System.Net.Http.Headers;
using System.Net.Http.Json;
using ChatHub.Contracts;
using ChatHub.TestKit;
using Microsoft.Data.Sqlite;

namespace ChatHub.Faults.Kill;

/// <summary>An account with a long log is deleted, and the server killed while it replaces the texts.</summary>
public sealed class DeletionTests
{
    private const int Messages = 100_000;

    [Fact]
    public async Task A_deletion_that_was_killed_is_finished_by_the_next_start()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.Start(new ServerOptions { DataFolder = folder.Path });
        var ana = await Sessions.Open(server.Url, "ana");
        await using (await RawClient.Connect(new RawClientOptions(server.Url, ana.Token)))
        {
        }

        Assert.Equal(0, await server.Terminate());
        Run(folder,
            $"""
            WITH RECURSIVE n(i) AS (SELECT head + 1 FROM log_head UNION ALL SELECT i + 1 FROM n WHERE i < (SELECT head FROM log_head) + {Messages})
            INSERT INTO messages (pos, conversation_id, audience_kind, sender_id, message_id, text, sent_at, audience_size, connected_size)
            SELECT i, 1, 0, {ana.User}, CAST(printf('%016d', i) AS BLOB), 'um segredo', 1, 1, 1 FROM n;
            UPDATE log_head SET head = head + {Messages};
            UPDATE devices SET begin_pos = 0, claimed_pos = 0 WHERE user_id = {ana.User};
            """);
        await server.Restart();

        await using (await RawClient.Connect(new RawClientOptions(server.Url, ana.Token)))
        {
            await Delete(server, ana);
        }

        Assert.True(await Until.Holds(() => Left(folder) < Messages));
        await server.Kill9();

        Assert.InRange(Left(folder), 1, Messages - 1);
        await server.Restart();
        Assert.True(await Until.Holds(() => Left(folder) == 0, TimeSpan.FromSeconds(120)));
        Assert.Equal(Messages, Run(folder, $"SELECT count(*) FROM messages WHERE sender_id = {ana.User}"));
        Assert.True(await Until.Holds(() => Run(folder, "SELECT count(*) FROM users WHERE erase_from IS NOT NULL") == 0));
    }

    private static async Task Delete(ServerProcess server, SessionView session)
    {
        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.Token);
        using var answer = await http.PostAsJsonAsync("/api/account/deletion", new DeletionRequest(Password: null));
        answer.EnsureSuccessStatusCode();
    }

    private static long Left(TempFolder folder) => Run(folder, "SELECT count(*) FROM messages WHERE text <> ''");

    private static long Run(TempFolder folder, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder["chathub.db"], Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long? ?? 0;
    }
}
