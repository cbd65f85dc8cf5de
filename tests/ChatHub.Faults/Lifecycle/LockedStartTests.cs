using ChatHub.TestKit;
using Microsoft.Data.Sqlite;

namespace ChatHub.Faults.Lifecycle;

/// <summary>Another program holds the lock to write while the server starts.</summary>
public sealed class LockedStartTests
{
    [Fact]
    public async Task A_start_while_another_program_holds_the_lock_waits_and_says_for_what()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.Start(new ServerOptions { DataFolder = folder.Path });
        Assert.Equal(0, await server.Terminate());
        await using (var backup = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder["chathub.db"], Pooling = false }.ConnectionString))
        {
            backup.Open();
            await using var transaction = backup.BeginTransaction();

            server.Relaunch();

            await Until.True(() => server.Output.Contains($"has locked the database '{folder["chathub.db"]}'; waiting up to 60 s") || server.HasExited, witness: server.Output);
            Assert.False(server.HasExited, server.Output.ToString());
        }

        await server.Ready();
        Assert.NotNull(await Sessions.Open(server.Url, "ana"));
    }
}
