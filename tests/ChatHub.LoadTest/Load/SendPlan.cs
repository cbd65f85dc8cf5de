using System.Text;

namespace ChatHub.LoadTest.Load;

/// <summary>What one client sends: the same kind of message to its targets in turn.</summary>
internal sealed class SendPlan(char kind, params IReadOnlyList<string> targets)
{
    private readonly byte[][] names = [.. targets.Select(Encoding.UTF8.GetBytes)];

    /// <summary>U or G.</summary>
    public char Kind => kind;

    /// <summary>How many messages may be begun in all; raised and lowered by the scenario.</summary>
    public long Limit { get; set; } = long.MaxValue;

    /// <summary>How many were begun.</summary>
    public long Begun { get; private set; }

    /// <summary>Takes the next message.</summary>
    /// <returns>False when the limit is reached.</returns>
    public bool TryNext(out ReadOnlySpan<byte> target, out long total, out long toTarget)
    {
        total = Begun;
        (toTarget, var which) = Math.DivRem(total, names.Length);
        target = names[which];
        if (total >= Limit)
        {
            return false;
        }

        Begun = total + 1;
        return true;
    }
}
