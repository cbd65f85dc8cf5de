using System.Threading.RateLimiting;

namespace ChatHub.Server.Domain;

/// <summary>Limiters of one shape for several things.</summary>
internal static class RateLimits
{
    /// <summary>That many in a minute over a longer time, for each key, and at once no more than <paramref name="burst"/>.</summary>
    public static PartitionedRateLimiter<T> PerMinute<T>(int permits, int burst)
        where T : notnull => PerSecond<T>(permits / 60.0, Math.Min(permits, burst));

    /// <summary>That many in a second over a longer time, for each key, and at once no more than <paramref name="burst"/>; so many may wait for theirs.</summary>
    public static PartitionedRateLimiter<T> PerSecond<T>(double permits, int burst, int waiting = 0)
        where T : notnull
    {
        // Tokens come whole, and ten times a second at the most.
        var atOnce = Math.Max(1, (int)(permits / 10));
        return PartitionedRateLimiter.Create<T, T>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            QueueLimit = waiting,
            TokensPerPeriod = atOnce,
            ReplenishmentPeriod = TimeSpan.FromSeconds(atOnce / permits),
        }));
    }

    /// <summary>That many in any minute, for each key.</summary>
    public static PartitionedRateLimiter<T> PerMinute<T>(int permits)
        where T : notnull => PartitionedRateLimiter.Create<T, T>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));
}
