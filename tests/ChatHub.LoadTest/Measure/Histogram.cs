using System.Diagnostics;
using System.Numerics;

namespace ChatHub.LoadTest.Measure;

/// <summary>Counts times in buckets that are at most 1.6 % wide, from a stopwatch tick to hours. Safe from any thread.</summary>
internal sealed class Histogram
{
    private const int SubBits = 6;
    private const int SubBuckets = 1 << SubBits;

    // A column per core or so: threads that count at the same time should not share cache lines.
    private readonly long[][] columns = [.. Enumerable.Range(0, Environment.ProcessorCount * 2).Select(_ => new long[64 * SubBuckets])];

    public void Record(long ticks)
    {
        var column = columns[Environment.CurrentManagedThreadId % columns.Length];
        Interlocked.Increment(ref column[BucketOf(Math.Max(ticks, 0))]);
    }

    public void Clear()
    {
        foreach (var column in columns)
        {
            Array.Clear(column);
        }
    }

    /// <summary>The time within which a share of what was counted lies, in milliseconds; NaN when nothing was.</summary>
    public double Milliseconds(double share)
    {
        var counts = Enumerable.Range(0, columns[0].Length).Select(bucket => columns.Sum(column => column[bucket])).ToArray();
        var wanted = Math.Ceiling(counts.Sum() * share);
        var sum = 0L;
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            sum += counts[bucket];
            if (sum >= wanted && sum > 0)
            {
                return MiddleOf(bucket) * 1000.0 / Stopwatch.Frequency;
            }
        }

        return double.NaN;
    }

    private static int BucketOf(long ticks)
    {
        if (ticks < SubBuckets)
        {
            return (int)ticks;
        }

        var shift = BitOperations.Log2((ulong)ticks) - SubBits;
        return ((shift + 1) << SubBits) + (int)((ticks >> shift) - SubBuckets);
    }

    private static double MiddleOf(int bucket)
    {
        var shift = (bucket >> SubBits) - 1;
        return shift < 0 ? bucket : ((bucket & (SubBuckets - 1)) + SubBuckets + 0.5) * Math.Pow(2, shift);
    }
}
