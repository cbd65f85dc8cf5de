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
        LockFile = System.IO.Path.Combine(path, "lock");
        try
        {
            PrivateFiles.CreateFolder(path);
            _lock = PrivateFiles.Open(LockFile, FileShare.None);
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

    /// <summary>Everything that the server keeps in it, present or not. SQLite gives the files beside the database the database's rights.</summary>
    public IEnumerable<string> Files => [Database, Database + "-wal", Database + "-shm", Database + "-journal", HighWaterFile, LockFile];

    private string LockFile { get; }

    public void Dispose() => _lock.Dispose();

    /// <summary>EAGAIN on Linux, EWOULDBLOCK on macOS, a sharing violation on Windows.</summary>
    private static bool IsLocked(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}

/// <summary>The store cannot be opened; the message says what to do and is all that an operator needs.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
