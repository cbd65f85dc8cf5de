using System.Globalization;
using System.Text.RegularExpressions;
using ChatHub.Faults.Fsync;

namespace ChatHub.Faults.Storage;

/// <summary>
/// A data folder on a disk whose power goes. What was written to the log and not synced may be there afterwards, or not, or in part. The database
/// itself is written at a checkpoint only, which comes later than any of these tests gets.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="random">Decides how much of what was not synced is there all the same.</param>
internal sealed partial class Disk(string folder, Random random)
{
    private const int Block = 4096;
    private readonly string log = Path.Combine(folder, "chathub.db-wal");
    private readonly string sharedMemory = Path.Combine(folder, "chathub.db-shm");
    private readonly string highWater = Path.Combine(folder, "high-water");
    private byte[] highWaterBefore = [];
    private long lengthBefore;

    /// <summary>Bytes of the log that were written and not synced, over all cuts.</summary>
    public long AtRisk { get; private set; }

    /// <summary>A life of the server begins: what is in the folder now is on the disk.</summary>
    public void PowerOn()
    {
        lengthBefore = File.Exists(log) ? new FileInfo(log).Length : 0;
        highWaterBefore = File.ReadAllBytes(highWater);
    }

    /// <summary>That life has ended.</summary>
    /// <param name="life">Its writes and syncs.</param>
    public void PowerOff(IReadOnlyList<SystemCall> life)
    {
        var synced = SyncedLength(life);
        using (var file = new FileStream(log, FileMode.OpenOrCreate))
        {
            AtRisk += Math.Max(0, file.Length - synced);
            if (file.Length > synced) LoseTail(file, synced);
        }

        File.Delete(sharedMemory);
        if (random.Next(2) == 0) File.WriteAllBytes(highWater, highWaterBefore); // it is never synced
    }

    // Nothing of it is there; only its beginning; all but some blocks, which are as a disk gives them that was never written to.
    private void LoseTail(FileStream file, long synced)
    {
        switch (random.Next(3))
        {
            case 0:
                file.SetLength(synced);
                break;
            case 1:
                file.SetLength(random.NextInt64(synced, file.Length));
                break;
            default:
                for (var at = synced; at < file.Length; at += Block)
                {
                    if (random.Next(2) == 0) continue;
                    file.Position = at;
                    file.Write(new byte[Math.Min(Block, file.Length - at)]);
                }

                break;
        }
    }

    private long SyncedLength(IReadOnlyList<SystemCall> life)
    {
        var (synced, written) = (lengthBefore, lengthBefore);
        foreach (var call in life.Where(call => call.IsOn("chathub.db-wal")))
        {
            if (call.Name is "fsync" or "fdatasync")
            {
                if (Done().IsMatch(call.Arguments)) synced = written;
            }
            else if (Written().Match(call.Arguments) is { Success: true } write)
            {
                var begin = Number(write, "offset");
                if (begin == 0 && synced > 0) throw new InvalidOperationException("The log was begun anew: its length does not tell any more what is synced.");
                synced = Math.Min(synced, begin); // over what an earlier cut has left of a commit that never was
                written = begin + Number(write, "length");
            }
        }

        return synced;
    }

    private static long Number(Match match, string group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\)\s+= 0$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Done();

    [GeneratedRegex(@", (?<offset>\d+)\)\s+= (?<length>\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
