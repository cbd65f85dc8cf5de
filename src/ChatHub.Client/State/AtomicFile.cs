using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChatHub.Client;

/// <summary>Files that are there whole, or not at all, whatever happens meanwhile.</summary>
internal static class AtomicFile
{
    /// <summary>The end of names that are not, or not yet, the thing itself.</summary>
    public const string Temporary = ".tmp";

    private const string SetAside = ".bad";

    /// <summary>Writes a temporary file, syncs it, renames it over the old one, and syncs the folder.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        using (var file = new FileStream(path + Temporary, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + Temporary, path, overwrite: true);
        SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Reads a file; one that makes no sense (a damaged disk) is set aside under another name and counts as none.</summary>
    public static T? ReadOrSetAside<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        if (!File.Exists(path))
            return null;
        try
        {
            if (JsonSerializer.Deserialize(File.ReadAllBytes(path), type) is { } value)
                return value;
        }
        catch (JsonException)
        {
            // Set aside below.
        }

        File.Move(path, path + SetAside, overwrite: true);
        return null;
    }

    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var descriptor = Native.Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (descriptor < 0)
            return;

        // Not every file system can sync a folder; the file itself is on disk in any case.
        _ = Native.Sync(descriptor);
        _ = Native.Close(descriptor);
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "open")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Open(byte[] path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Sync(int descriptor);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int Close(int descriptor);
    }
}
