using ChatHub.Contracts;

namespace ChatHub.Server.Delivery;

/// <summary>
/// Comings and goings, held back until they have lasted: a job that connects to send one line, or a connection that breaks for a moment, is nothing to
/// tell people. Lists of users, which may have been read in between, are put right nevertheless.
/// </summary>
public sealed class PendingPresence(TimeProvider time)
{
    /// <summary>A coming or going that is over sooner is not announced.</summary>
    public static readonly TimeSpan Lasting = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, (bool Connected, long Since)> _changes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _brief = new(StringComparer.Ordinal);

    /// <summary>Whether there is nothing to be told, now or later.</summary>
    public bool IsEmpty => _changes.Count == 0 && _brief.Count == 0;

    /// <summary>Takes a change; of one user they come in order, and each is the opposite of the one before.</summary>
    public void Note(PresenceEvent change)
    {
        if (_changes.Remove(change.Nick))
        {
            _brief[change.Nick] = change.Connected;
            return;
        }

        _brief.Remove(change.Nick);
        _changes[change.Nick] = (change.Connected, time.GetTimestamp());
    }

    /// <summary>Takes what is to be told now; null when there is nothing.</summary>
    public PresenceChange? Take()
    {
        var due = _changes.Where(entry => time.GetElapsedTime(entry.Value.Since) >= Lasting).ToList();
        if (due.Count == 0 && _brief.Count == 0)
            return null;

        due.ForEach(entry => _changes.Remove(entry.Key));
        var brief = _brief.Select(entry => new UserView(entry.Key, entry.Value)).ToList();
        _brief.Clear();
        return new PresenceChange(
            [.. due.Where(entry => entry.Value.Connected).Select(entry => entry.Key)], [.. due.Where(entry => !entry.Value.Connected).Select(entry => entry.Key)])
        {
            Brief = brief.Count > 0 ? brief : null,
        };
    }
}
