namespace ChatHub.TestKit;

/// <summary>Bytes that may pass; shared by whatever takes from it.</summary>
public sealed class Budget(long bytes)
{
    private readonly Lock gate = new();
    private long taken;
    private bool refused;

    /// <summary>Whether somebody wanted more than there was.</summary>
    public bool IsSpent
    {
        get { lock (gate) return refused; }
    }

    /// <summary>Takes what it can of that many.</summary>
    public int Take(int wanted)
    {
        lock (gate)
        {
            var some = (int)Math.Min(wanted, bytes - taken);
            taken += some;
            refused |= some < wanted;
            return some;
        }
    }
}
