using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>Why a client ended and does not reconnect.</summary>
/// <param name="Code">A code of <see cref="ByeCodes"/> (<c>replaced</c>, <c>revoked</c>, <c>exit</c>), a refusal's code, or <see cref="Disposed"/>.</param>
/// <param name="Text">For people.</param>
public sealed record ChatEnd(string Code, string Text)
{
    /// <summary>The code of an end by <see cref="ChatClient.DisposeAsync"/>.</summary>
    public const string Disposed = "disposed";
}
