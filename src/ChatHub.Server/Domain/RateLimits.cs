using System.Threading.RateLimiting;

namespace ChatHub.Server.Domain;

/// <summary>Limiters of one shape for several things.</summary>
internal static class RateLimits
{
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
