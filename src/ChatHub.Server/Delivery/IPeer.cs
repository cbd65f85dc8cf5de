using ChatHub.Contracts;

namespace ChatHub.Server.Delivery;

/// <summary>The other end of a session. A send completes when the transport has taken it, which is how a slow reader is felt.</summary>
public interface IPeer
{
    Task SendAsync(Welcome welcome);

    Task SendAsync(Gap gap);

    Task SendAsync(Outgoing outgoing);

    Task SendAsync(Bye bye);

    /// <summary>Closes the connection without asking.</summary>
    void Abort();
}
