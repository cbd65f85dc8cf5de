using ChatHub.Faults.Harness;
using ChatHub.TestKit;
using Microsoft.Data.Sqlite;

namespace ChatHub.Faults.Storage;

/// <summary>What a disk may give back.</summary>
public sealed class DamagedStoreTests(Report report) : IClassFixture<Report>
{
    private const string Database = "chathub.db";
    private const string Log = "chathub.db-wal";

    [Theory]
    [InlineData("empty")]
    [InlineData("missing")]
    [InlineData("cut in half")]
    [InlineData("not a database")]
    [InlineData("a row that cannot be")]
    public async Task A_damaged_database_is_refused_at_the_start_by_name(string damage)
    {
        using var folder = new TempFolder();
        var options = new ServerOptions { DataFolder = folder.Path };
        await using (var server = await ServerProcess.Start(options))
        {
            await Talk(server, messages: 20);
            Assert.Equal(0, await server.Terminate());
        }

        Damage(folder[Database], damage);

        await using var refusing = ServerProcess.Launch(options);
        Assert.Equal(1, await refusing.Exited());
        Assert.True(refusing.Output.Contains(folder[Database]), refusing.Output.ToString());
        Assert.False(refusing.Output.Contains("   at "), refusing.Output.ToString());
    }

    [Fact]
    public async Task A_log_that_ends_too_early_is_read_up_to_there_and_the_rest_is_told_as_a_gap()
    {
        var seed = Seed.Next();
        using var folder = new TempFolder();
        var options = new ServerOptions { DataFolder = folder.Path, Port = FreePort.Next() };
        using var crowd = new TempFolder();
        await using var peer = await Meet(options, crowd);
        await using (var server = await ServerProcess.Start(options))
        {
            await Until.True(() => peer.Connected);
            for (var i = 0; i < 50; i++) peer.Send("U:ana", MessageText.Of($"ana#{i}", "oi"));
            await Until.True(() => peer.Unresolved == 0 && peer.Shown == 50);
            await server.Kill9();
        }

        long kept;
        using (var log = new FileStream(folder[Log], FileMode.Open))
        {
            kept = new Random(seed).NextInt64(log.Length / 2, log.Length - 1);
            log.SetLength(kept);
        }

        await using var again = await ServerProcess.Start(options);
        await Until.True(() => peer.Connected);
        peer.Send("U:ana", MessageText.Of("ana#depois", "depois"));
        await Until.True(() => peer.Unresolved == 0 && peer.Shown == 51);
        var verdict = Oracle.CheckFolder(crowd.Path);
        report.Say($"Seed {seed}, the log cut at {kept} bytes: {verdict.Summary}");
        Assert.Equal(1, verdict.Gaps);
        Assert.DoesNotContain(verdict.Violations, violation => violation.Kind is ViolationKind.Doubled or ViolationKind.Altered);
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_any_more_ends_the_session_with_a_goodbye_and_a_line_that_says_so()
    {
        using var folder = new TempFolder();
        using var crowd = new TempFolder();
        await using var server = await ServerProcess.Start(new ServerOptions { DataFolder = folder.Path });
        await using var ana = await ChatPeer.Start(new PeerOptions(server.Url, "ana", new Journal(crowd["ana.journal"])));
        await using var bruno = await ChatPeer.Start(new PeerOptions(server.Url, "bruno", new Journal(crowd["bruno.journal"])));
        ana.GoAway();
        bruno.Send("U:ana", MessageText.Of("bruno#1", "oi"));
        await Until.True(() => bruno.Unresolved == 0 && !ana.Connected);
        using (var damage = new SqliteConnection($"Data Source={folder[Database]};Pooling=False"))
        {
            damage.Open();
            using var command = damage.CreateCommand();
            command.CommandText = "DROP TABLE memberships";
            command.ExecuteNonQuery();
        }

        ana.ComeBack();

        await Until.True(() => ana.Byes.Contains("busy"));
        Assert.True(server.Output.Contains("The log cannot be read"), server.Output.ToString());
    }

    private static async Task<ChatPeer> Meet(ServerOptions options, TempFolder journals)
    {
        await using var server = await ServerProcess.Start(options);
        return await ChatPeer.Start(new PeerOptions(server.Url, "ana", new Journal(journals["ana.journal"])));
    }

    private static async Task Talk(ServerProcess server, int messages)
    {
        using var journals = new TempFolder();
        await using var ana = await ChatPeer.Start(new PeerOptions(server.Url, "ana", new Journal(journals["ana.journal"])));
        for (var i = 0; i < messages; i++) ana.Send("U:ana", MessageText.Of($"ana#{i}", "oi"));
        await Until.True(() => ana.Unresolved == 0);
    }

    private static void Damage(string database, string how)
    {
        using var file = new FileStream(database, FileMode.Open);
        switch (how)
        {
            case "empty":
                file.SetLength(0);
                break;
            case "cut in half":
                file.SetLength(file.Length / 2);
                break;
            case "not a database":
                file.Write("isto não é um banco"u8);
                break;
            case "a row that cannot be":
                file.Dispose();
                LoseTheHead(database);
                break;
            default:
                File.Delete(database);
                break;
        }
    }

    private static void LoseTheHead(string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM log_head";
        command.ExecuteNonQuery();
    }
}
