namespace ChatHub.Faults.Fsync;

/// <summary>Where in a trace a message stands: written to the log, made durable, answered, delivered.</summary>
internal sealed class AnswerOrder(IReadOnlyList<SystemCall> calls)
{
    private readonly List<SystemCall> logWrites = [.. calls.Where(call => call.IsOn("-wal") && call.Name.Contains("write", StringComparison.Ordinal))];
    private readonly List<SystemCall> logSyncs = [.. calls.Where(call => call.IsOn("-wal") && call.Name is "fsync" or "fdatasync")];
    private readonly List<SystemCall> socketWrites = [.. calls.Where(call => call.Holds("<TCP") && !call.IsOn("-wal"))];

    /// <summary>Null when a sync of the log stands between the message's last bytes in it and the first socket bytes that tell of it.</summary>
    /// <param name="tag">In the message's text.</param>
    /// <param name="told">In the bytes that tell of it, as strace writes them.</param>
    public string? Fault(string tag, string told)
    {
        if (logWrites.Find(call => call.Holds(tag)) is not { } written) return $"{tag} was never written to the log.";
        if (socketWrites.Find(call => call.Holds(told)) is not { } answered) return $"{tag} was never told ({told}).";
        if (written.End >= answered.Begin) return $"{tag} was told at line {answered.Begin}, before it was written at {written.Begin}.";
        var synced = logSyncs.Exists(sync => !sync.Failed && sync.Begin > written.End && sync.End < answered.Begin);
        return synced ? null : $"{tag} was written at line {written.Begin} and told at {answered.Begin} without a sync between.";
    }

    public override string ToString() => $"{logWrites.Count} writes and {logSyncs.Count} syncs of the log, {socketWrites.Count} socket writes";
}
