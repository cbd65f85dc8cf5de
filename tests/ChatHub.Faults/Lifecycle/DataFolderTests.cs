using ChatHub.TestKit;

namespace ChatHub.Faults.Lifecycle;

/// <summary>A data folder that is there, ours, and nobody else's.</summary>
public sealed class DataFolderTests
{
    [Fact]
    public async Task A_second_server_on_the_same_data_folder_refuses_and_says_why()
    {
        await using var first = await ServerProcess.Start();
        await using var second = ServerProcess.Launch(new ServerOptions { DataFolder = first.DataFolder });

        var code = await second.Exited();

        Assert.NotEqual(0, code);
        Assert.True(second.Output.Contains(first.DataFolder), $"It does not name the folder:\n{second.Output}");
        Assert.False(second.Output.Contains("   at "), $"It shows a stack trace:\n{second.Output}");
        Assert.NotNull(await Sessions.Open(first.Url, "ana"));
    }

    [Fact]
    public async Task A_killed_server_leaves_no_lock_behind()
    {
        await using var server = await ServerProcess.Start();
        await server.Kill9();
        await using var next = await ServerProcess.Start(new ServerOptions { DataFolder = server.DataFolder });

        Assert.NotNull(await Sessions.Open(next.Url, "ana"));
    }

    [Fact]
    public async Task A_new_data_folder_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TempFolder();
        await using var server = await ServerProcess.Start(new ServerOptions { DataFolder = folder["dados"] });

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder["dados"]));
    }

    [Theory]
    [InlineData("ocupado")]
    [InlineData("ocupado/dados")]
    [InlineData("/proc/chathub")]
    public async Task A_place_that_cannot_be_a_data_folder_is_refused_by_name(string place)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["ocupado"], "um arquivo");
        await using var server = ServerProcess.Launch(new ServerOptions { DataFolder = folder[place] });

        Assert.Equal(1, await server.Exited());

        Assert.True(server.Output.Contains(folder[place]), $"It does not name the place:\n{server.Output}");
        Assert.False(server.Output.Contains("   at "), $"It shows a stack trace:\n{server.Output}");
    }
}
