using ChatHub.TestKit;

namespace ChatHub.Faults.Harness;

/// <summary>I9: what a server holds comes back, once all is quiet, to what it held before: connections, handles, memory, write-ahead log.</summary>
/// <param name="mostLogBytes">More where readers that are stuck keep checkpoints waiting.</param>
internal sealed class Footprint(ServerProcess server, long mostLogBytes = Footprint.MostLogBytes)
{
    /// <summary>The log may hold this much: it is begun anew at 20,000 pages, after the commit that passes them.</summary>
    public const long MostLogBytes = 100_000_000;

    // One that listens, and those of the runtime and of who asks for its health.
    private const int MoreSockets = 10;

    // Assemblies that are loaded when they are first needed, and the connections of SQLite's readers, which are kept: three handles each.
    private const int MoreHandles = 60;
    private const long MoreBytes = 150_000_000;

    // A connection that is half open is noticed within 25 s.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ProcessUsage before = server.Usage;

    /// <summary>Null when it is back to what it was, or gets there within the bound.</summary>
    /// <param name="devices">As many are connected.</param>
    /// <param name="bound">Null: as long as it takes to notice connections that are dead.</param>
    public async Task<string?> Complaint(int devices, TimeSpan? bound = null) =>
        await Until.Holds(() => Now(devices) is null, bound ?? Patience) ? null : Now(devices);

    /// <summary>Fails the test when it does not come back.</summary>
    public async Task IsAsBefore(int devices, string what)
    {
        var grown = await Complaint(devices);
        Assert.True(grown is null, $"{what}: the server keeps {grown}.");
    }

    private string? Now(int devices)
    {
        var (now, log) = (server.Usage, new FileInfo(Path.Combine(server.DataFolder, "chathub.db-wal")));
        if (now.Sockets > devices + MoreSockets) return $"{now.Sockets} sockets for {devices} devices";
        if (now.Handles - now.Sockets > before.Handles - before.Sockets + MoreHandles) return $"{now.Handles - now.Sockets} handles that are no sockets, {before.Handles - before.Sockets} before";
        if (now.ResidentBytes > before.ResidentBytes + MoreBytes) return $"{now.ResidentBytes >> 20} MB, {before.ResidentBytes >> 20} MB before";
        return log.Exists && log.Length > mostLogBytes ? $"a log of {log.Length >> 20} MB" : null;
    }
}
