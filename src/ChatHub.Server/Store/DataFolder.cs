namespace ChatHub.Server.Store;

/// <summary>The data folder, held by one process at a time.</summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    public DataFolder(string path)
    {
        Path = path;
        Database = System.IO.Path.Combine(path, "chathub.db");
        HighWaterFile = System.IO.Path.Combine(path, "high-water");
        try
        {
            Create(path);
            _lock = new FileStream(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (IsLocked(exception))
        {
            throw new StoreUnavailableException($"Another server is using the data folder '{path}'.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The data folder '{path}' cannot be created or written: {exception.Message}", exception);
        }
    }

    public string Path { get; }

    public string Database { get; }

    public string HighWaterFile { get; }

    public void Dispose() => _lock.Dispose();

    /// <summary>EAGAIN on Linux, EWOULDBLOCK on macOS, a sharing violation on Windows.</summary>
    private static bool IsLocked(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static void Create(string path)
    {
        // Letters are nobody else's business on a shared machine.
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

/// <summary>The store cannot be opened; the message says what to do and is all that an operator needs.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
