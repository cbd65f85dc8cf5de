using System.Diagnostics;
using ChatHub.TestKit;

namespace ChatHub.Tests.Terminals;

/// <summary>A file system of 48 kB that can be filled up.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Bytes = 48 * 1024;
    private readonly TempFolder folder = new();

    private SmallDisk()
    {
    }

    public string Path => folder.Path;

    private string Ballast => folder["lastro"];

    /// <summary>Null where it may not be mounted.</summary>
    public static SmallDisk? TryMount()
    {
        var disk = new SmallDisk();
        if (OperatingSystem.IsLinux() && Runs("mount", "-t", "tmpfs", "-o", $"size={Bytes}", "tmpfs", disk.Path)) return disk;
        disk.folder.Dispose();
        return null;
    }

    public void Fill()
    {
        try
        {
            File.WriteAllBytes(Ballast, new byte[2 * Bytes]);
        }
        catch (IOException)
        {
            // Full.
        }
    }

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

/// <summary>A test that needs a <see cref="SmallDisk"/>; skipped, and said to be, where none may be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Mounts = new(() =>
    {
        using var probe = SmallDisk.TryMount();
        return probe is not null;
    });

    public SmallDiskFactAttribute() => Skip = Mounts.Value ? null : "Only root may mount a file system.";
}
