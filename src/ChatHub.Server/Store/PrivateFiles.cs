namespace ChatHub.Server.Store;

/// <summary>
/// The files of the data folder are their owner's alone, whatever the folder allows: messages are nobody else's business on a shared machine.
/// Windows leaves this to the folder.
/// </summary>
internal static partial class PrivateFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOfFolder = Owner | UnixFileMode.UserExecute;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOfFolder);
    }

    /// <summary>Opens a file for writing, and creates it when it is missing.</summary>
    public static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Owner;
        return new FileStream(path, options);
    }

    /// <summary>Closes to others what they could read so far, and says when the folder is open to them.</summary>
    public static void Close(DataFolder folder, ILogger log)
    {
        if (OperatingSystem.IsWindows())
            return;
        var mode = File.GetUnixFileMode(folder.Path);
        if ((mode & Others) != UnixFileMode.None)
            log.OpenFolder(folder.Path, Octal(mode));
        foreach (var file in folder.Files.Where(File.Exists))
        {
            var found = File.GetUnixFileMode(file);
            if ((found & Others) == UnixFileMode.None)
                continue;
            try
            {
                File.SetUnixFileMode(file, found & ~Others);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Somebody else's file, or a file system without modes: it can be used all the same.
                log.OpenFile(file, Octal(found), exception.Message);
            }
        }
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, toBase: 8);

    [LoggerMessage(1301, LogLevel.Warning, "The data folder {Folder} is open to other users (mode {Mode}). Its files are closed to them; close it too: chmod 700 {Folder}")]
    private static partial void OpenFolder(this ILogger log, string folder, string mode);

    [LoggerMessage(1302, LogLevel.Warning, "Other users may use {File} (mode {Mode}), and this cannot be changed: {Reason}")]
    private static partial void OpenFile(this ILogger log, string file, string mode, string reason);
}
