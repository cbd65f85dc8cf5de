using ChatHub.Server.Delivery;
using ChatHub.Server.Naming;

namespace ChatHub.Server.Store;

/// <summary>
/// What the writer must know to decide without asking the disk: users, groups, members, sessions. Only the writer's thread touches it. Every
/// change goes through <see cref="LogTransaction"/>, which can take it back when a commit fails.
/// </summary>
public sealed class Roster
{
    private readonly Dictionary<int, UserState> _users = [];
    private readonly Dictionary<(int Low, int High), int> _directs = [];
    private readonly HashSet<UserState> _connected = [];
    private Session[]? _sessions;

    /// <summary>Users who have connected at least once.</summary>
    public UserSet Known { get; } = new();

    public UserSet Connected { get; } = new();

    public NameIndex<UserState> Nicks { get; } = new();

    public NameIndex<GroupState> GroupNames { get; } = new();

    /// <summary>Deleted accounts' nicks.</summary>
    public NameIndex<HeldName> HeldNicks { get; } = new();

    /// <summary>The sizes of groups, for others to read.</summary>
    public GroupSizes Sizes { get; } = new();

    public int LastUserId { get; set; }

    public int LastConversationId { get; set; }

    public UserState User(int id) => _users[id];

    /// <summary>Null for a user that was removed, as nobody ever claimed its nick.</summary>
    public UserState? FindUser(int id) => _users.GetValueOrDefault(id);

    public UserState? UserByKey(string key) => Nicks.Find(key);

    public GroupState? GroupByKey(string key) => GroupNames.Find(key);

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

    /// <summary>The user is found by key from now on, and hinders nobody's name until <see cref="HoldNick"/>.</summary>
    public void Add(UserState user, string key)
    {
        _users.Add(user.Id, user);
        Nicks.Add(key, user);
        if (user.IsKnown)
            Known.Add(user.Id);
        LastUserId = Math.Max(LastUserId, user.Id);
    }

    public void Remove(UserState user, string key)
    {
        _users.Remove(user.Id);
        Nicks.Remove(key);
    }

    /// <summary>Nobody may take a nick that looks like this user's from now on.</summary>
    public void HoldNick(UserState user) => Nicks.Hold(Skeletons.Of(user.Nick), user);

    public void ReleaseNick(UserState user) => Nicks.Release(Skeletons.Of(user.Nick), user);

    /// <summary>The nick of a deleted account gives way to a placeholder, or comes back when the commit has failed.</summary>
    public void Rename(UserState user, UserNames from, UserNames to)
    {
        Remove(user, from.Key);
        user.Nick = to.Nick;
        Add(user, to.Key);
    }

    public void Add(GroupState group, string key)
    {
        GroupNames.Add(key, group);
        GroupNames.Hold(Skeletons.Of(group.Name), group);
        group.Sizes = Sizes;
        LastConversationId = Math.Max(LastConversationId, group.Id);
    }

    public void Remove(GroupState group, string key)
    {
        GroupNames.Remove(key);
        GroupNames.Release(Skeletons.Of(group.Name), group);
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
