using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store;

/// <summary>
/// What the writer must know to decide without asking the disk: users, groups, members, sessions. Only the writer's thread touches it. Every
/// change goes through <see cref="LogTransaction"/>, which can take it back when a commit fails.
/// </summary>
public sealed class Roster
{
    private readonly Dictionary<int, UserState> _users = [];
    private readonly Dictionary<string, UserState> _usersByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UserState> _usersBySkeleton = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GroupState> _groupsByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GroupState> _groupsBySkeleton = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Low, int High), int> _directs = [];
    private readonly HashSet<UserState> _connected = [];
    private Session[]? _sessions;

    /// <summary>Users who have connected at least once.</summary>
    public UserSet Known { get; } = new();

    public UserSet Connected { get; } = new();

    /// <summary>Until when deleted accounts' nicks are held, by key and by skeleton, in UTC ticks.</summary>
    public Dictionary<string, long> HeldNicks { get; } = new(StringComparer.Ordinal);

    /// <summary>What others may know of the groups' sizes.</summary>
    public GroupSizes Sizes { get; } = new();

    public int LastUserId { get; set; }

    public int LastConversationId { get; set; }

    public UserState User(int id) => _users[id];

    public UserState? UserByKey(string key) => _usersByKey.GetValueOrDefault(key);

    public UserState? UserBySkeleton(string skeleton) => _usersBySkeleton.GetValueOrDefault(skeleton);

    public GroupState? GroupByKey(string key) => _groupsByKey.GetValueOrDefault(key);

    public GroupState? GroupBySkeleton(string skeleton) => _groupsBySkeleton.GetValueOrDefault(skeleton);

    /// <summary>The conversation of two users, if it is remembered; the store may know it all the same.</summary>
    public int? Direct(int low, int high) => _directs.TryGetValue((low, high), out var id) ? id : null;

    public void SetDirect(int low, int high, int? conversation)
    {
        if (conversation is { } id)
            _directs[(low, high)] = id;
        else
            _directs.Remove((low, high));
    }

    /// <summary>All live sessions; made anew after somebody came or went.</summary>
    public Session[] Sessions => _sessions ??= [.. _connected.SelectMany(user => user.Sessions)];

    public void Add(UserState user, string key, string skeleton)
    {
        _users.Add(user.Id, user);
        _usersByKey.Add(key, user);
        _usersBySkeleton.Add(skeleton, user);
        if (user.IsKnown)
            Known.Add(user.Id);
        LastUserId = Math.Max(LastUserId, user.Id);
    }

    public void Remove(UserState user, string key, string skeleton)
    {
        _users.Remove(user.Id);
        _usersByKey.Remove(key);
        _usersBySkeleton.Remove(skeleton);
    }

    /// <summary>The nick of a deleted account gives way to a placeholder, which is its own key and skeleton.</summary>
    public void Rename(UserState user, UserNames from, UserNames to)
    {
        Remove(user, from.Key, from.Skeleton);
        user.Nick = to.Nick;
        Add(user, to.Key, to.Skeleton);
    }

    public void Add(GroupState group, string key, string skeleton)
    {
        _groupsByKey.Add(key, group);
        _groupsBySkeleton.Add(skeleton, group);
        group.Sizes = Sizes;
        LastConversationId = Math.Max(LastConversationId, group.Id);
    }

    public void Remove(string key, string skeleton)
    {
        _groupsByKey.Remove(key);
        _groupsBySkeleton.Remove(skeleton);
    }

    /// <summary>Replaces a user's sessions and forgets what was derived from the old ones.</summary>
    public void SetSessions(UserState user, Session[] sessions)
    {
        user.Sessions = sessions;
        if (sessions.Length > 0)
        {
            Connected.Add(user.Id);
            _connected.Add(user);
        }
        else
        {
            Connected.Remove(user.Id);
            _connected.Remove(user);
        }

        _sessions = null;
        foreach (var group in user.Groups)
        {
            group.ForgetSessions();
        }
    }

    public static void Join(UserState user, GroupState group)
    {
        user.Groups.Add(group);
        group.Members.Add(user);
        group.ForgetMembers();
    }

    public static void Leave(UserState user, GroupState group)
    {
        user.Groups.Remove(group);
        group.Members.Remove(user);
        group.ForgetMembers();
    }
}
