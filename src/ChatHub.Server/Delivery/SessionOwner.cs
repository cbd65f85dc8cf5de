using System.Net;

namespace ChatHub.Server.Delivery;

/// <summary>Whose session it is, as the token or the password proved it.</summary>
/// <param name="User">The user's id.</param>
/// <param name="Nick">Display form.</param>
/// <param name="Device">The device's id.</param>
public sealed record SessionOwner(int User, string Nick, long Device)
{
    /// <summary>Whether a token or a password proved it. A bare nick on a line proves nothing: it takes over nobody.</summary>
    public bool Proven { get; init; } = true;

    /// <summary>The address that they come from, as limits count it.</summary>
    public IPAddress From { get; init; } = IPAddress.None;
}
