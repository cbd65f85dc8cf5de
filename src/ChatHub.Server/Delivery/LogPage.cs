namespace ChatHub.Server.Delivery;

/// <summary>What the log holds for one user after a position.</summary>
/// <param name="Upto">Everything visible up to here is in <paramref name="Messages"/>.</param>
/// <param name="AtHead">Whether <paramref name="Upto"/> was the newest position when the page was read.</param>
public sealed record LogPage(IReadOnlyList<LogMessage> Messages, long Upto, bool AtHead);

/// <summary>Reads the log for a user, without blocking the caller: he may be the dispatcher, on whom everybody waits. Delivery stands to the right of the store, so the store hands its reader in.</summary>
public delegate Task<LogPage> ReadLog(int user, long after);
