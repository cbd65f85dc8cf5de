namespace ChatHub.Server.Store;

/// <summary>A device whose token is valid.</summary>
/// <param name="Begin">It reads nothing older; null before its first claim.</param>
/// <param name="Claimed">The head at its claim: what was sent under a bare nick after it is this device's. Null before.</param>
/// <param name="Cursor">What it has acknowledged.</param>
public sealed record DeviceState(long? Begin, long? Claimed, long Cursor);
