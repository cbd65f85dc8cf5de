using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store;

/// <summary>A user as the writer knows him.</summary>
public sealed class UserState(int id, string nick)
{
    public int Id => id;

    public string Nick { get; set; } = nick;

    public string? PasswordHash { get; set; }

    public bool IsKnown { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>Live sessions; replaced, never changed in place: deliveries hold on to it.</summary>
    public Session[] Sessions { get; set; } = [];

    public bool IsConnected => Sessions.Length > 0;

    public bool IsConnectedFrom(long device)
    {
        foreach (var session in Sessions)
        {
            if (session.Owner.Device == device)
                return true;
        }

        return false;
    }

    public HashSet<GroupState> Groups { get; } = [];
}

/// <summary>A group as the writer knows it.</summary>
public sealed class GroupState(int id, string name)
{
    private Session[]? _sessions;
    private int _connected;

    public int Id => id;

    public string Name => name;

    public HashSet<UserState> Members { get; } = [];

    /// <summary>The members' live sessions; made anew after somebody came or went.</summary>
    public Session[] Sessions
    {
        get
        {
            if (_sessions is null)
            {
                var connected = Members.Where(member => member.IsConnected).ToList();
                _connected = connected.Count;
                _sessions = [.. connected.SelectMany(member => member.Sessions)];
            }

            return _sessions;
        }
    }

    public int ConnectedCount => Sessions.Length == 0 ? 0 : _connected;

    /// <summary>Set when the group is in a roster.</summary>
    public GroupSizes? Sizes { get; set; }

    public void ForgetSessions() => _sessions = null;

    /// <summary>There are other members than before.</summary>
    public void ForgetMembers()
    {
        ForgetSessions();
        Sizes?.Note(this);
    }
}
