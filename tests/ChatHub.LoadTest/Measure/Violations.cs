using System.Collections.Concurrent;

namespace ChatHub.LoadTest.Measure;

/// <summary>What was not as promised. One is enough for a failed run.</summary>
internal sealed class Violations
{
    private const int Kept = 50;

    private readonly ConcurrentQueue<string> first = new();
    private int count;

    public int Count => count;

    public IReadOnlyCollection<string> First => first;

    public void Add(string what)
    {
        if (Interlocked.Increment(ref count) <= Kept)
        {
            first.Enqueue(what);
        }
    }

    /// <summary>Counts as violation when it differs.</summary>
    public void Expect(string what, long expected, long actual)
    {
        if (expected != actual)
        {
            Add($"{what}: {expected} expected, {actual} seen");
        }
    }
}
