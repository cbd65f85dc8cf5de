using System.Globalization;
using System.Text.Json;

namespace ChatHub.Client;

/// <summary>One file for each unanswered message, named by its place in the queue.</summary>
internal sealed class OutboxFolder
{
    private const string Extension = ".json";

    private readonly string _folder;
    private readonly Dictionary<Guid, string> _files = [];
    private long _last;

    public OutboxFolder(string folder)
    {
        _folder = folder;
        StateFolders.Create(folder);
    }

    /// <summary>Oldest first. What was never finished is removed; what cannot be read is set aside.</summary>
    public IReadOnlyList<QueuedMessage> Load()
    {
        foreach (var unfinished in Directory.EnumerateFiles(_folder, "*" + AtomicFile.Temporary))
        {
            File.Delete(unfinished);
        }

        var messages = new List<QueuedMessage>();
        foreach (var (place, path) in Numbered().OrderBy(file => file.Place))
        {
            _last = Math.Max(_last, place);
            if (AtomicFile.ReadOrSetAside(path, StateJson.Default.QueuedMessage) is not { } message)
                continue;
            _files[message.Id] = path;
            messages.Add(message);
        }

        return messages;
    }

    public void Add(QueuedMessage message)
    {
        var name = (++_last).ToString("d12", CultureInfo.InvariantCulture) + Extension;
        var path = Path.Combine(_folder, name);
        AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(message, StateJson.Default.QueuedMessage));
        _files[message.Id] = path;
    }

    public void Remove(Guid id)
    {
        // Not synced: after a power cut the message goes out again under its id, and gets its first answer.
        if (_files.Remove(id, out var path))
            File.Delete(path);
    }

    private IEnumerable<(long Place, string Path)> Numbered()
    {
        foreach (var path in Directory.EnumerateFiles(_folder, "*" + Extension))
        {
            if (long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var place))
                yield return (place, path);
        }
    }
}
