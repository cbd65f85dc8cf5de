using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>Why a client ended and does not reconnect.</summary>
/// <param name="Code">A code of <see cref="ByeCodes"/> (<c>replaced</c>, <c>revoked</c>, <c>exit</c>), a refusal's code, or <see cref="Disposed"/>.</param>
/// <param name="Text">For people.</param>
public sealed record ChatEnd(string Code, string Text)
{
    /// <summary>The code of an end by <see cref="ChatClient.DisposeAsync"/>.</summary>
    public const string Disposed = "disposed";

    /// <summary>The code of a start that a proxy refused, which demands a password of its own (401 or 407 that is not the server's).</summary>
    public const string ProxyPassword = "proxy-password";
}
