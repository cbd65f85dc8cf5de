using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ChatHub.Server.Delivery;

/// <summary>Who is connected, as committed. The writer decides; everybody else reads it here.</summary>
public sealed class Presence
{
    private readonly ConcurrentDictionary<int, Session[]> _sessions = new();
    private readonly Channel<PresenceEvent> _events = Channel.CreateUnbounded<PresenceEvent>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Users who came or went, in order.</summary>
    public ChannelReader<PresenceEvent> Events => _events.Reader;

    /// <summary>How many users are connected.</summary>
    public int Count => _sessions.Count;

    public bool IsConnected(int user) => _sessions.ContainsKey(user);

    public IReadOnlyList<Session> Of(int user) => _sessions.GetValueOrDefault(user, []);

    public IEnumerable<Session> Sessions => _sessions.SelectMany(entry => entry.Value);

    /// <summary>Called by the dispatcher alone, in commit order.</summary>
    public void Set(SessionOwner owner, Session[] sessions)
    {
        var was = _sessions.ContainsKey(owner.User);
        if (sessions.Length > 0)
            _sessions[owner.User] = sessions;
        else
            _sessions.TryRemove(owner.User, out _);

        if (was != sessions.Length > 0)
            _events.Writer.TryWrite(new PresenceEvent(owner.Nick, Connected: !was));
    }
}

/// <summary>A user came or went.</summary>
public readonly record struct PresenceEvent(string Nick, bool Connected);
