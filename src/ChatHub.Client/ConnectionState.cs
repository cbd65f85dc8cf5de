namespace ChatHub.Client;

/// <summary>What a client is doing about its connection.</summary>
public enum ConnectionState
{
    /// <summary>Not started.</summary>
    Idle,

    /// <summary>An attempt is under way.</summary>
    Connecting,

    /// <summary>The server has said welcome.</summary>
    Connected,

    /// <summary>Between two attempts.</summary>
    Waiting,

    /// <summary>Ended for good; see <see cref="ChatClient.End"/>.</summary>
    Ended,
}
