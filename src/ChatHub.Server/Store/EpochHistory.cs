using ChatHub.Server.Store.Model;

namespace ChatHub.Server.Store;

/// <summary>The lives of the log, oldest first.</summary>
public sealed class EpochHistory(IReadOnlyList<Epoch> epochs)
{
    public string Current => epochs[^1].Id;

    /// <summary>The life that begins with this start: the first one, or one after a rewind; null when the last one goes on.</summary>
    /// <param name="epochs">Those that are stored.</param>
    /// <param name="head">The newest stored position.</param>
    /// <param name="highWater">The highest head ever committed beside this database; null when that is not known.</param>
    public static Epoch? Next(IReadOnlyList<Epoch> epochs, long head, long? highWater) => epochs.Count > 0 && head >= highWater
        ? null
        : new Epoch { Number = epochs.Count + 1, Id = Guid.CreateVersion7().ToString("N"), FromPos = head };

    /// <summary>
    /// How far positions of an epoch still mean the same: unlimited for the one in force, the point of the first rewind after it for an older
    /// one, and null for an epoch that this log has never known.
    /// </summary>
    public long? SharedUpto(string epoch)
    {
        var known = epochs.FirstOrDefault(e => e.Id == epoch);
        if (known is null)
            return null;
        var later = epochs.Where(e => e.Number > known.Number).ToList();
        return later.Count == 0 ? long.MaxValue : later.Min(e => e.FromPos);
    }
}
