using System.Diagnostics;

namespace ChatHub.TestKit;

/// <summary>A file system of its own, in memory, that can be filled up.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TempFolder folder = new();

    private SmallDisk()
    {
    }

    /// <summary>Where it is mounted.</summary>
    public string Path => folder.Path;

    private string Ballast => folder["lastro"];

    /// <summary>Null where it may not be mounted.</summary>
    /// <param name="bytes">Its size.</param>
    public static SmallDisk? TryMount(int bytes)
    {
        var disk = new SmallDisk();
        if (OperatingSystem.IsLinux() && Runs("mount", "-t", "tmpfs", "-o", $"size={bytes}", "tmpfs", disk.Path)) return disk;
        disk.folder.Dispose();
        return null;
    }

    /// <summary>Takes all room but so many bytes.</summary>
    public void Fill(long left = 0)
    {
        using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        var some = new byte[4_096];
        try
        {
            for (var free = new DriveInfo(Path).AvailableFreeSpace; free > left; free -= some.Length) ballast.Write(some);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Gives the room back.</summary>
    public void MakeRoom() => File.Delete(Ballast);

    public void Dispose()
    {
        Runs("umount", folder.Path);
        folder.Dispose();
    }

    private static bool Runs(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
