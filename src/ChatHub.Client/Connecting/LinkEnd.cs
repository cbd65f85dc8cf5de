using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>Why a connection is over.</summary>
/// <param name="Bye">What the server said before; null when it said nothing.</param>
/// <param name="Error">What broke it; null when it was closed in order.</param>
internal sealed record LinkEnd(Bye? Bye, Exception? Error);
