using System.Text.Json;

namespace ChatHub.Client;

/// <summary>
/// Keeps a client's state in files, one folder for each server and nick: <c>session.json</c> (the token: readable by its owner only),
/// <c>position</c>, and one file in <c>outbox</c> for each unanswered message. Token and messages are written to a temporary file, synced and
/// renamed; the position, which changes with each message, has two checked slots in a file of fixed size, so that it can be neither torn nor
/// short of disk. A lock file keeps a second client out.
/// </summary>
public sealed class FileClientState : IClientState
{
    private readonly Lock _gate = new();
    private readonly FileStream _lock;
    private readonly PositionFile _position;
    private readonly OutboxFolder _outbox;
    private readonly string _session;

    private FileClientState(string folder, FileStream lockFile)
    {
        Folder = folder;
        _lock = lockFile;
        _session = Path.Combine(folder, "session.json");
        _position = new PositionFile(Path.Combine(folder, "position"));
        _outbox = new OutboxFolder(Path.Combine(folder, "outbox"));
    }

    /// <summary>The folder of this server and nick.</summary>
    public string Folder { get; }

    /// <summary>Where a user's programs keep such state: <c>~/.local/state/chathub</c> (or below <c>XDG_STATE_HOME</c>), on Windows the local application data.</summary>
    /// <exception cref="InvalidOperationException">The user has no home folder, or it does not exist.</exception>
    public static string DefaultRoot => StateFolders.DefaultRoot;

    /// <summary>Opens, and creates where needed, the state of a server and nick, and locks it.</summary>
    /// <param name="root">The folder above those of all servers and nicks; see <see cref="DefaultRoot"/>.</param>
    /// <param name="server">The server's address.</param>
    /// <param name="nick">The nick; upper and lower case share a state.</param>
    /// <exception cref="StateInUseException">Another client has it open.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static FileClientState Open(string root, Uri server, string nick)
    {
        var folder = Path.Combine(root, StateFolders.NameOf(server, nick));
        StateFolders.Create(folder);
        var lockFile = StateFolders.Lock(folder);
        try
        {
            return new FileClientState(folder, lockFile);
        }
        catch
        {
            lockFile.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ClientSnapshot> LoadAsync(CancellationToken cancel)
    {
        lock (_gate)
            return new(new ClientSnapshot(LoadSession(), _position.Current, _outbox.Load()));
    }

    /// <inheritdoc/>
    public ValueTask SaveSessionAsync(SavedSession session, CancellationToken cancel)
    {
        lock (_gate)
            AtomicFile.Write(_session, JsonSerializer.SerializeToUtf8Bytes(session, StateJson.Default.SavedSession));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask AdvanceAsync(LogPosition position, CancellationToken cancel)
    {
        lock (_gate)
            _position.Write(position);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask SyncAsync(CancellationToken cancel)
    {
        _position.Sync();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask EnqueueAsync(QueuedMessage message, CancellationToken cancel)
    {
        lock (_gate)
            _outbox.Add(message);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(Guid id, CancellationToken cancel)
    {
        lock (_gate)
            _outbox.Remove(id);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _position.Dispose();
            _lock.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private SavedSession? LoadSession() => AtomicFile.ReadOrSetAside(_session, StateJson.Default.SavedSession);
}
