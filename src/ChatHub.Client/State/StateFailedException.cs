namespace ChatHub.Client;

/// <summary>The state could not keep what the client must know the next time.</summary>
/// <param name="inner">What the state said.</param>
internal sealed class StateFailedException(Exception inner) : IOException(inner.Message, inner);
