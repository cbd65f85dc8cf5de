using System.Runtime.Versioning;
using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>Nobody else on the machine reads the messages.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class FileModeTests
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOfFolder = Owner | UnixFileMode.UserExecute;
    private const UnixFileMode Readable = Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Open = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    [Theory]
    [InlineData(Open, true)]
    [InlineData(OwnerOfFolder, false)]
    public async Task Files_are_their_owners_alone_and_an_open_folder_is_warned_of(UnixFileMode mode, bool warned)
    {
        using var folder = new TempFolder();
        var data = Directory.CreateDirectory(folder["dados"]).FullName;
        File.SetUnixFileMode(data, mode);
        await using var server = await ServerProcess.Start(new ServerOptions { DataFolder = data });
        await Sessions.Open(server.Url, "ana");

        AssertPrivate(data, "chathub.db", "chathub.db-shm", "chathub.db-wal", "high-water", "lock");
        Assert.Equal(warned, server.Output.Contains($"chmod 700 {data}"));
    }

    [Fact]
    public async Task Files_that_others_could_read_are_closed_at_the_next_start()
    {
        using var folder = new TempFolder();
        var data = folder["dados"];
        await using var server = await ServerProcess.Start(new ServerOptions { DataFolder = data });
        await Sessions.Open(server.Url, "ana");
        await server.Kill9();
        foreach (var file in Directory.GetFiles(data)) File.SetUnixFileMode(file, Readable);

        await server.Restart();
        await Sessions.Open(server.Url, "bia");

        AssertPrivate(data, "chathub.db", "chathub.db-shm", "chathub.db-wal", "high-water", "lock");
    }

    private static void AssertPrivate(string folder, params string[] names)
    {
        var files = Directory.GetFiles(folder).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(names, files.Select(file => Path.GetFileName(file)));
        Assert.All(files, file => Assert.Equal((file, Owner), (file, File.GetUnixFileMode(file))));
    }
}
