using ChatHub.Contracts;

namespace ChatHub.Server.Delivery;

/// <summary>A <see cref="Batch"/> before it is written: its items are shared with other sessions and already serialised.</summary>
/// <param name="User">The reader, who decides what is <c>mine</c>.</param>
public sealed record OutgoingBatch(int User, long After, long Upto, IReadOnlyList<LogMessage> Messages, bool More);
