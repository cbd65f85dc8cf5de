using ChatHub.Faults.Fsync;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;
using Microsoft.Data.Sqlite;

namespace ChatHub.Faults.Storage;

/// <summary>Databases of other times. <c>CHATHUB_FIRST_STARTS=60</c> kills as many first starts.</summary>
public sealed class SchemaTests(Report report) : IClassFixture<Report>
{
    private const int FirstStartsInCi = 3;
    private const int WritesOfAFirstStart = 100;
    private const int Killed = 128 + Signals.Kill;

    [Fact]
    public async Task The_database_of_a_newer_program_is_refused_and_left_as_it_is()
    {
        using var folder = new TempFolder();
        var options = new ServerOptions { DataFolder = folder.Path };
        await using (var server = await ServerProcess.Start(options)) Assert.Equal(0, await server.Terminate());
        Run(folder, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231235959_Amanha', '99.0.0')");

        await using (var older = ServerProcess.Launch(options))
        {
            Assert.Equal(1, await older.Exited());
            Assert.True(older.Output.Contains("newer than this program"), older.Output.ToString());
        }

        Run(folder, "DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '2999%'");
        await using var again = await ServerProcess.Start(options);
        Assert.NotNull(await Sessions.Open(again.Url, "ana"));
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_keep_the_next_start_waiting()
    {
        using var folder = new TempFolder();
        Run(folder, "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-01-01')");

        await using var server = await ServerProcess.Start(new ServerOptions { DataFolder = folder.Path });

        Assert.NotNull(await Sessions.Open(server.Url, "ana"));
    }

    [Fact]
    public async Task A_first_start_killed_at_any_write_is_made_good_by_the_next_one()
    {
        await Strace.IsThere();
        var starts = Seed.FromEnvironment("CHATHUB_FIRST_STARTS") ?? FirstStartsInCi;
        var seed = Seed.Next();
        report.Say($"Seed {seed}, {starts} first starts killed at a write");
        var (random, killedAtWrite) = (new Random(seed), 0);
        for (var i = 0; i < starts; i++)
        {
            using var folder = new TempFolder();
            using var traces = new TempFolder();
            var write = random.Next(1, WritesOfAFirstStart);
            var killed = Strace.To(traces["trace"], ["pwrite64"], "-s", "0", "-e", $"inject=pwrite64:signal=KILL:when={write}");
            await using (var first = ServerProcess.Launch(new ServerOptions { DataFolder = folder.Path, Prefix = killed }))
            {
                await Until.True(() => first.HasExited || first.Output.Contains("Application started"));
                if (!first.HasExited) await first.Kill9();
                else if (first.ExitCode == Killed && !first.Output.Contains("Application started")) killedAtWrite++;
            }

            await using var next = await ServerProcess.Start(new ServerOptions { DataFolder = folder.Path });
            Assert.NotNull(await Sessions.Open(next.Url, "ana"));
        }

        report.Say($"Seed {seed}: {killedAtWrite} of {starts} first starts were killed at their write");
        Assert.True(killedAtWrite > 0, $"Seed {seed}: every first start was over before its write came, so nothing was tried.");
    }

    private static void Run(TempFolder folder, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder["chathub.db"], Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
