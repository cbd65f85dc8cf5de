namespace ChatHub.Contracts;

/// <summary>
/// What the server calls on a client. The client's whole duty: keep <c>my</c>; on a batch with <c>after &gt; my</c>, drop it and reconnect with
/// <c>since=my</c>; show each item with <c>pos &gt; my</c>; set <c>my = upto</c> in the same local transaction as what was shown;
/// <see cref="IChatHub.Ack"/> now and then.
/// </summary>
public interface IChatClient
{
    /// <summary>The first event of a session; only what is ephemeral may come before it.</summary>
    Task Welcome(Welcome welcome);

    /// <summary>Everything visible to the caller in (after, upto] is here, also when <c>items</c> is empty.</summary>
    Task Receive(Batch batch);

    /// <summary>What is between two positions cannot be shown any more. Comes before the first batch that lies behind it.</summary>
    Task Gap(Gap gap);

    /// <summary>Who connected and who disconnected. Ephemeral: a lost one is made good by the next list.</summary>
    Task Presence(PresenceChange change);

    /// <summary>A group was created, joined or left. Ephemeral.</summary>
    Task GroupChanged(GroupChange change);

    /// <summary>The server is about to close this connection, and says why.</summary>
    Task Bye(Bye bye);
}
