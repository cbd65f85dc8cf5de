namespace ChatHub.Server.Domain;

/// <summary>So many at once, and so many a second after that. Not thread-safe.</summary>
/// <param name="perSecond">Over a longer time.</param>
/// <param name="burst">At once.</param>
internal sealed class Pace(int perSecond, int burst, TimeProvider time)
{
    private double _left = burst;
    private long _at = time.GetTimestamp();

    public void Spend(long count)
    {
        var now = time.GetTimestamp();
        _left = Math.Min(burst, _left + (time.GetElapsedTime(_at, now).TotalSeconds * perSecond)) - count;
        _at = now;
    }

    /// <summary>How long to wait until what was spent is made up for.</summary>
    public TimeSpan Debt
    {
        get
        {
            Spend(0);
            return TimeSpan.FromSeconds(Math.Max(0, -_left / perSecond));
        }
    }
}
