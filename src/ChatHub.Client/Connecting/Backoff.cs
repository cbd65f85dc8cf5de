namespace ChatHub.Client;

/// <summary>Full jitter: any wait between nothing and a limit that doubles with each failure, so that a crowd does not come back at once.</summary>
/// <param name="start">The limit after the first failure.</param>
/// <param name="limit">The highest limit.</param>
internal sealed class Backoff(TimeSpan start, TimeSpan limit)
{
    /// <summary>The wait after <paramref name="failures"/> failures in a row, at least 1.</summary>
    /// <param name="failures">Failures so far.</param>
    /// <param name="chance">From 0 to 1.</param>
    public TimeSpan After(int failures, double chance)
    {
        var most = start * Math.Pow(2, Math.Clamp(failures - 1, 0, 30));
        return (most < limit ? most : limit) * chance;
    }

    /// <summary>The same, by chance.</summary>
    public TimeSpan After(int failures) => After(failures, Random.Shared.NextDouble());
}
