using ChatHub.Contracts;
using ChatHub.Terminal.Talks;

namespace ChatHub.Terminal.Completion;

/// <summary>The people and groups that this run has heard of.</summary>
internal sealed class KnownNames
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, UserView> _users = new(NameComparer.Instance);
    private readonly SortedDictionary<string, GroupView> _groups = new(NameComparer.Instance);

    /// <summary>Nicks, those of who is connected first.</summary>
    public IReadOnlyList<string> Nicks
    {
        get { lock (_gate) return [.. _users.Values.OrderBy(user => !user.Connected).Select(user => user.Nick)]; }
    }

    public IReadOnlyList<GroupView> Groups
    {
        get { lock (_gate) return [.. _groups.Values]; }
    }

    public bool IsGroup(string name)
    {
        lock (_gate)
            return _groups.ContainsKey(name);
    }

    /// <summary>Takes the server's lists, of which either may be missing.</summary>
    public void Load(IReadOnlyList<UserView>? connected, IReadOnlyList<GroupView>? groups)
    {
        lock (_gate)
        {
            foreach (var nick in _users.Keys.ToList())
            {
                Know(nick, connected: false);
            }

            foreach (var user in connected ?? [])
            {
                _users[user.Nick] = user;
            }

            foreach (var group in groups ?? [])
            {
                _groups[group.Name] = group;
            }
        }
    }

    public void Note(PresenceChange change)
    {
        lock (_gate)
        {
            foreach (var nick in change.Came)
            {
                Know(nick, connected: true);
            }

            foreach (var nick in change.Went)
            {
                Know(nick, connected: false);
            }

            foreach (var user in change.Brief ?? [])
            {
                Know(user.Nick, user.Connected);
            }
        }
    }

    public void Note(GroupChange change, string? ownNick)
    {
        var mine = NameComparer.Instance.Equals(change.Nick, ownNick);
        lock (_gate)
        {
            var member = mine ? change.Change != "left" : _groups.TryGetValue(change.Name, out var known) && known.Member;
            _groups[change.Name] = new GroupView(change.Name, change.Members, member);
        }
    }

    public void Note(MessageItem message)
    {
        lock (_gate)
        {
            _users.TryAdd(message.From, new UserView(message.From, Connected: false));
            if (message.To is { Kind: TargetKinds.User, Name: { } nick })
                _users.TryAdd(nick, new UserView(nick, Connected: false));
        }
    }

    private void Know(string nick, bool connected) => _users[nick] = new UserView(nick, connected);
}
