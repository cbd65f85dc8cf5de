using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>A disk that has room for SQLite's log, and none for the index of it (<c>-shm</c>), which grows by eight pages whenever the log has 4,096 more.</summary>
[Collection(UnderLoad.Name)]
public sealed class SharedMemoryTests
{
    private const int DiskBytes = 40 * 1024 * 1024;

    // The index's first piece also has a header.
    private const int IndexedPages = 4_096 - 34;
    private const int PagesBefore = 120;

    // Enough for the commit that needs more index, and not for the index.
    private const int RoomForLog = 24 * 1024;
    private const int MostMessages = 200;

    [SmallDiskFact]
    public async Task A_disk_full_where_the_index_grows_is_answered_busy_and_the_server_goes_on()
    {
        using var disk = SmallDisk.TryMount(DiskBytes)!;
        await using var server = await ServerProcess.Start(new ServerOptions { DataFolder = disk.Path });
        await using var crowd = new Crowd();
        await FillUntilBusy(server, crowd, disk);

        disk.MakeRoom();

        await HasKeptEverything(server, crowd);
    }

    [SmallDiskFact]
    public async Task A_start_on_a_disk_that_is_full_there_says_that_the_disk_is_full()
    {
        using var disk = SmallDisk.TryMount(DiskBytes)!;
        await using var server = await ServerProcess.Start(new ServerOptions { DataFolder = disk.Path });
        await using var crowd = new Crowd();
        await FillUntilBusy(server, crowd, disk);
        await server.Kill9();

        server.Relaunch();

        Assert.Equal(1, await server.Exited());
        Assert.True(server.Output.Contains($"The disk of the data folder '{disk.Path}' is full"), server.Output.ToString());
        disk.MakeRoom();
        await server.Restart();
        await HasKeptEverything(server, crowd);
    }

    private static async Task FillUntilBusy(ServerProcess server, Crowd crowd, SmallDisk disk)
    {
        var database = Path.Combine(disk.Path, "chathub.db");
        var ana = await crowd.Add(server.Url, "ana");
        Assert.Equal(0, await server.Terminate());
        Ballast.Fill(database, left: Ballast.CheckpointPages - IndexedPages + PagesBefore);
        await server.Restart();
        Assert.True(await crowd.IsQuiet(), crowd.ToString());

        disk.Fill(left: ((IndexedPages - Ballast.Pages(database)) * Ballast.Frame) + RoomForLog);
        for (var i = 0; i < MostMessages && !server.HasExited && !IsBusy(); i++)
        {
            ana.Send("U:ana", MessageText.Of($"ana#{i}", "oi"));
            await Until.True(() => ana.Unresolved == 0 || server.HasExited || IsBusy());
        }

        Assert.False(server.HasExited, server.Output.ToString());
        Assert.True(server.Output.Contains("SQLite Error 10"), $"The index never had to grow, so nothing was tried.\n{server.Output}");

        bool IsBusy() => server.Output.Contains("were answered busy");
    }

    private static async Task HasKeptEverything(ServerProcess server, Crowd crowd)
    {
        Assert.True(await crowd.IsQuiet(), $"{crowd}\n{server.Output}");
        var verdict = crowd.Verdict();
        Assert.True(verdict.Violations.Count == 0 && verdict.Failed == 0, verdict.ToString());
        Assert.False(server.HasExited, server.Output.ToString());
    }
}
