namespace ChatHub.TestKit;

/// <summary>Who a <see cref="ChatPeer"/> is and how it behaves.</summary>
/// <param name="Server">As <see cref="ServerProcess.Url"/>.</param>
/// <param name="Nick">The user.</param>
/// <param name="Journal">Where it writes what it does and sees; the peer disposes it.</param>
public sealed record PeerOptions(Uri Server, string Nick, Journal Journal)
{
    /// <summary>The device's name in the journals; unique in the run.</summary>
    public string Device { get; init; } = Nick;

    /// <summary>Needed for a second device of a nick.</summary>
    public string? Password { get; init; }

    /// <summary>Knock again with a token that the server has forgotten; false makes it a fault of the run. For servers that break their word.</summary>
    public bool KnocksWhenForgotten { get; init; }

    /// <summary>How many messages may be under way unanswered.</summary>
    public int Window { get; init; } = 8;

    /// <summary>The longest wait before a reconnect; the wait is drawn from 0 to this.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The socket's receive buffer; small for a peer that is to stop reading.</summary>
    public int? ReceiveBuffer { get; init; }
}
