using ChatHub.TestKit;

namespace ChatHub.Simulation;

/// <summary>What a world came to.</summary>
/// <param name="Wrong">What was broken and, if asked for, how it came about; null when nothing was.</param>
/// <param name="Kinds">Which promises the oracle found broken.</param>
/// <param name="Accepted">Messages.</param>
/// <param name="Shown">Displays of messages on devices.</param>
internal sealed record Outcome(string? Wrong, IReadOnlySet<ViolationKind> Kinds, int Accepted, int Shown);
