namespace ChatHub.Server.Store.Writes;

/// <summary>Who a message is meant for, as its sender said it.</summary>
public abstract record Address
{
    public sealed record ToUser(string NickKey) : Address;

    public sealed record ToGroup(string NameKey) : Address;

    public sealed record ToAll(BroadcastAudience Audience) : Address;
}

/// <summary>The letters of <c>-msgt</c>.</summary>
public enum BroadcastAudience
{
    /// <summary>Connected at the commit.</summary>
    C,

    /// <summary>Known and disconnected at the commit.</summary>
    D,

    /// <summary>All known.</summary>
    T,
}
