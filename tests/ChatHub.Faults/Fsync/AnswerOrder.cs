namespace ChatHub.Faults.Fsync;

/// <summary>Where in a trace a message stands: written to the log, made durable, answered, delivered.</summary>
internal sealed class AnswerOrder(IReadOnlyList<SystemCall> calls)
{
    private readonly List<SystemCall> logWrites = [.. calls.Where(call => call.IsOn("-wal") && call.Name.Contains("write", StringComparison.Ordinal))];
    private readonly List<SystemCall> logSyncs = [.. calls.Where(call => call.IsOn("-wal") && call.Name is "fsync" or "fdatasync")];
    private readonly List<SocketBytes> sockets =
        [.. calls.Where(call => call.Descriptor.Contains("<TCP", StringComparison.Ordinal)).GroupBy(call => call.Descriptor, StringComparer.Ordinal).Select(writes => new SocketBytes(writes))];

    /// <summary>Null when a sync of the log stands between the message's last bytes in it and the first socket bytes that tell of it.</summary>
    /// <param name="tag">In the message's text.</param>
    /// <param name="told">In the bytes that tell of it, as strace writes them.</param>
    public string? Fault(string tag, string told)
    {
        if (logWrites.Find(call => call.Holds(tag)) is not { } written) return $"{tag} was never written to the log.";
        if (sockets.Select(socket => socket.Find(told)).FirstOrDefault(call => call is not null) is not { } answered) return $"{tag} was never told ({told}).";
        if (written.End >= answered.Begin) return $"{tag} was told at line {answered.Begin}, before it was written at {written.Begin}.";
        var synced = logSyncs.Exists(sync => !sync.Failed && sync.Begin > written.End && sync.End < answered.Begin);
        return synced ? null : $"{tag} was written at line {written.Begin} and told at {answered.Begin} without a sync between.";
    }

    public override string ToString() => $"{logWrites.Count} writes and {logSyncs.Count} syncs of the log, {sockets.Count} sockets";
}
