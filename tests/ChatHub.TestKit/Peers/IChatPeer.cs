namespace ChatHub.TestKit;

/// <summary>One device of a fault test: it does a client's whole duty, and what it does and sees is in its journal.</summary>
public interface IChatPeer : IAsyncDisposable
{
    string Nick { get; }

    string Device { get; }

    /// <summary>The device's token.</summary>
    string? Token { get; }

    /// <summary>Everything up to here has been shown.</summary>
    long Position { get; }

    /// <summary>Messages typed and not resolved.</summary>
    int Unresolved { get; }

    /// <summary>Messages accepted, over all connections.</summary>
    long Accepted { get; }

    /// <summary>The position that the server answered last.</summary>
    long LastAccepted { get; }

    /// <summary>Codes of the goodbyes that the server said.</summary>
    IReadOnlyCollection<string> Byes { get; }

    bool Connected { get; }

    /// <summary>Types a message; it is sent now or when the connection is back. Its id.</summary>
    Guid Send(string target, string text);

    /// <summary>Creates the group or enters it, before anybody writes to it.</summary>
    Task BecomeMember(string group);

    /// <summary>Forgets what its journal holds. Call it when everything is quiet and the oracle has been asked.</summary>
    void BeginJournalAnew();

    /// <summary>Drops the connection; the peer comes back by itself.</summary>
    void Drop();

    /// <summary>Drops the connection and stays away.</summary>
    void GoAway();

    void ComeBack();

    /// <summary>Throws when the peer has given up.</summary>
    void ThrowIfFaulted();
}
