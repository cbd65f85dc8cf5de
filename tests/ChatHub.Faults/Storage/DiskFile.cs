using System.Globalization;
using System.Text.RegularExpressions;
using ChatHub.Faults.Fsync;

namespace ChatHub.Faults.Storage;

/// <summary>A file on a disk whose power goes: what a life of the server wrote to it and did not sync may be there afterwards, or not, or in part.</summary>
/// <param name="path">The file.</param>
/// <param name="random">Decides how much of what was not synced is there all the same.</param>
internal sealed partial class DiskFile(string path, Random random)
{
    private const int Block = 4096;
    private readonly string name = Path.GetFileName(path);
    private readonly List<(long Begin, int Length)> synced = [];
    private readonly List<(long Begin, int Length)> unsynced = [];
    private byte[] before = [];

    /// <summary>A disk that does not do what it says: its syncs keep nothing.</summary>
    public bool SyncsLie { get; init; }

    /// <summary>Whether that life wrote to it and synced it.</summary>
    public bool WasSynced => synced.Count > 0;

    /// <summary>Bytes that were written and not synced when the power went.</summary>
    public long AtRisk => unsynced.Sum(write => (long)write.Length);

    /// <summary>What is in the file now is on the disk.</summary>
    public void PowerOn()
    {
        before = File.Exists(path) ? File.ReadAllBytes(path) : [];
        synced.Clear();
        unsynced.Clear();
    }

    public void PowerOff(IReadOnlyList<SystemCall> life)
    {
        foreach (var call in life.Where(call => call.IsOn(name))) Note(call);
        using var file = new FileStream(path, FileMode.OpenOrCreate);
        var kept = unsynced.Count == 0 ? [] : Lose(file);
        file.SetLength(synced.Concat(kept).Select(write => write.Begin + write.Length).Append(before.Length).Max());
    }

    private void Note(SystemCall call)
    {
        if (call.Name is "fsync" or "fdatasync")
        {
            if (SyncsLie || !Done().IsMatch(call.Arguments)) return;
            synced.AddRange(unsynced);
            unsynced.Clear();
        }
        else if (Written().Match(call.Arguments) is { Success: true } write)
        {
            var (begin, length) = (Number(write, "offset"), (int)Number(write, "length"));
            // Over what that life has synced nobody knows any more what was there; that it is there already is one of the things that may be.
            if (!synced.Exists(other => begin < other.Begin + other.Length && other.Begin < begin + length)) unsynced.Add((begin, length));
        }
    }

    // Nothing of it is there; only what was written first; any blocks of it.
    private List<(long Begin, int Length)> Lose(FileStream file)
    {
        var (mode, first, kept) = (random.Next(3), random.Next(unsynced.Count), new List<(long, int)>());
        for (var i = 0; i < unsynced.Count; i++)
        {
            for (var (at, end) = (unsynced[i].Begin, unsynced[i].Begin + unsynced[i].Length); at < end; at += Block)
            {
                var length = (int)Math.Min(Block, end - at);
                if (mode == 1 ? i < first : mode == 2 && random.Next(2) == 0) kept.Add((at, length));
                else Restore(file, at, length);
            }
        }

        return kept;
    }

    // Where nothing was before, a disk gives zeros.
    private void Restore(FileStream file, long at, int length)
    {
        file.Position = at;
        var old = (int)Math.Clamp(before.Length - at, 0, length);
        if (old > 0) file.Write(before, (int)at, old);
        file.Write(new byte[length - old]);
    }

    private static long Number(Match match, string group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\)\s+= 0$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Done();

    [GeneratedRegex(@", (?<offset>\d+)\)\s+= (?<length>\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Written();
}
