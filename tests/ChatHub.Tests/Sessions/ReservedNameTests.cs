using System.Net;
using Microsoft.Data.Sqlite;

namespace ChatHub.Tests;

/// <summary>Names that a new one may not be; older ones stay.</summary>
public sealed class ReservedNameTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Theory]
    [InlineData("todos")]
    [InlineData("TODOS")]
    [InlineData("t0dos")]
    [InlineData("tοdοs", false)] // two Greek letters between Latin ones
    public async Task The_word_for_everybody_is_no_name_nor_what_looks_like_it(string name, bool oneScript = true)
    {
        await using var user = await shared.ConnectAsync();
        using var answer = await shared.App.PostSessionAsync(name);
        var reply = await user.Hub.CreateGroup(name);

        var problem = await answer.Problem();
        Assert.Equal((HttpStatusCode.BadRequest, "nick-invalid"), (answer.StatusCode, problem.Code));
        Assert.Equal("name-invalid", reply.Code);
        Assert.Equal(oneScript, problem.Title.Contains("reservado", StringComparison.Ordinal) && reply.Text.Contains("reservado", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_begins_like_it_is_free()
    {
        await using var user = await shared.App.ConnectAsync("todos-nos");

        (await user.Hub.CreateGroup("todos-nos")).Done();
    }

    [Fact]
    public async Task Names_of_an_older_server_stay_valid_and_a_new_one_differs_from_all_of_them()
    {
        await using var app = await App.StartAsync();
        await app.KnowAsync("maria");
        Run(app, OlderSchema, """
            INSERT INTO users (id, nick, nick_key, nick_skeleton, created_pos) VALUES
              (101, 'rnaria', 'rnaria', 'a', 1), (102, 'todos', 'todos', 'b', 1), (103, 'ᏚᎪᎡᎪ', 'ꮪꭺꭱꭺ', 'c', 1), (104, 'clara️', 'clara️', 'd', 1);
            INSERT INTO conversations (id, kind, name, name_key, name_skeleton, created_pos, owner) VALUES (501, 1, 'todos', 'todos', 'todos', 1, 101);
            """.Replace("\\ufe0f", "\ufe0f", StringComparison.Ordinal));
        await app.RestartAsync();

        foreach (var (nick, id) in ((string, int)[])[("maria", 1), ("rnaria", 101), ("todos", 102), ("clara\ufe0f", 104)])
        {
            Assert.Equal(id, (await app.SignInAsync(nick)).User);
        }

        await using var user = await app.ConnectAsync("ᏚᎪᎡᎪ");
        Assert.Equal(103, user.Session.User);
        (await user.Hub.JoinGroup("todos")).Done();
        foreach (var alike in (string[])["mar1a", "clara", "SARA"])
        {
            using var answer = await app.PostSessionAsync(alike);
            Assert.Equal("nick-look-alike", (await answer.Problem()).Code);
        }
    }

    private const string OlderSchema =
        """
        ALTER TABLE users ADD COLUMN nick_skeleton TEXT NOT NULL DEFAULT '';
        CREATE UNIQUE INDEX IX_users_nick_skeleton ON users (nick_skeleton);
        ALTER TABLE held_nicks ADD COLUMN nick_skeleton TEXT NOT NULL DEFAULT '';
        ALTER TABLE conversations ADD COLUMN name_skeleton TEXT;
        CREATE UNIQUE INDEX IX_conversations_name_skeleton ON conversations (name_skeleton);
        DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_NoSkeletons';
        """;

    private static void Run(App app, params string[] scripts)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(app.DataFolder, "chathub.db"), Pooling = false }.ConnectionString);
        connection.Open();
        foreach (var script in scripts)
        {
            using var command = connection.CreateCommand();
            command.CommandText = script;
            command.ExecuteNonQuery();
        }
    }
}
