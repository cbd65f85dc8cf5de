namespace ChatHub.Client;

/// <summary>The client has ended, so this call got no answer. What was queued stays in the state and goes out with the next client.</summary>
/// <param name="end">Why the client ended.</param>
public sealed class ChatEndedException(ChatEnd end) : Exception(end.Text)
{
    /// <summary>Why the client ended.</summary>
    public ChatEnd End { get; } = end;
}
