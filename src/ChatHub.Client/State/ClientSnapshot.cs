namespace ChatHub.Client;

/// <summary>What a client's state holds when the client starts.</summary>
/// <param name="Session">Token and device; null for a new device.</param>
/// <param name="Position">What has been shown; null when nothing has.</param>
/// <param name="Outbox">Unanswered messages, oldest first.</param>
public sealed record ClientSnapshot(SavedSession? Session, LogPosition? Position, IReadOnlyList<QueuedMessage> Outbox)
{
    /// <summary>Nothing kept.</summary>
    public static readonly ClientSnapshot Empty = new(null, null, []);
}
