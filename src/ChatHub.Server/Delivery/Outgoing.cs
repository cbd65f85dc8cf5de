namespace ChatHub.Server.Delivery;

/// <summary>What a session sends at once: what has gathered since the last time.</summary>
/// <param name="Answers">In commit order. They come first: who asked knows of his message before he sees it.</param>
/// <param name="Batch">Null when there are only answers.</param>
public sealed record Outgoing(IReadOnlyList<Answer> Answers, OutgoingBatch? Batch);
