using System.Diagnostics;
using System.Runtime.Versioning;
using ChatHub.TestKit;

namespace ChatHub.Faults.Lifecycle;

/// <summary>A data folder, or what is in it, that the server may not write. Root may write anything, so as root it is started without that right.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DataFolderRightsTests : IDisposable
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.UserExecute;
    private const UnixFileMode Own = ReadOnly | UnixFileMode.UserWrite;
    private const string Overriding = "-dac_override,-dac_read_search";
    private static readonly bool IsRoot = Environment.UserName == "root";
    private static readonly string[] WithoutRights = IsRoot ? ["setpriv", "--bounding-set=" + Overriding, "--inh-caps=" + Overriding] : [];
    private readonly TempFolder folder = new();

    [Fact]
    public async Task A_folder_that_may_not_be_written_is_refused_by_name()
    {
        var data = Directory.CreateDirectory(folder["dados"], ReadOnly).FullName;

        await IsRefused(data);
    }

    [Fact]
    public async Task A_folder_of_somebody_else_is_refused_by_name()
    {
        // Who is not root cannot give a folder away, and finds a foreign one in the system's.
        var data = IsRoot ? Directory.CreateDirectory(folder["dados"], Own).FullName : "/dados";
        if (IsRoot) await Run("chown", "65534", data);

        await IsRefused(data);
    }

    [Theory]
    [InlineData("chathub.db")]
    [InlineData("high-water")]
    [InlineData("lock")]
    [InlineData("")]
    public async Task What_was_written_and_may_be_no_more_is_refused_by_name_and_is_there_when_it_may(string name)
    {
        var data = folder["dados"];
        await using (var server = await ServerProcess.Start(new ServerOptions { DataFolder = data }))
        {
            await Sessions.Open(server.Url, "ana");
            Assert.Equal(0, await server.Terminate());
        }

        var path = Path.Combine(data, name);
        File.SetUnixFileMode(path, ReadOnly);
        await IsRefused(data);

        File.SetUnixFileMode(path, Own);
        await using var again = await ServerProcess.Start(new ServerOptions { DataFolder = data, Prefix = WithoutRights });
        Assert.NotNull(await Sessions.Open(again.Url, "ana"));
    }

    public void Dispose()
    {
        if (Directory.Exists(folder["dados"])) File.SetUnixFileMode(folder["dados"], Own);
        folder.Dispose();
    }

    private static async Task IsRefused(string data)
    {
        await using var server = ServerProcess.Launch(new ServerOptions { DataFolder = data, Prefix = WithoutRights });

        Assert.Equal(1, await server.Exited());

        Assert.True(server.Output.Contains(data), $"It does not name {data}:\n{server.Output}");
        Assert.False(server.Output.Contains("   at "), $"It shows a stack trace:\n{server.Output}");
    }

    private static async Task Run(params string[] command)
    {
        using var process = Process.Start(command[0], command[1..]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
