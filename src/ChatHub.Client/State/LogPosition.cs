namespace ChatHub.Client;

/// <summary>A place in the log: everything up to it has been read.</summary>
/// <param name="Epoch">The log's life that the position belongs to.</param>
/// <param name="Position">The position, at least 0.</param>
public readonly record struct LogPosition(string Epoch, long Position);
