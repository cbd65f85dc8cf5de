using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Domain;

/// <summary>How fast one user may be, and how much he may have. Off with <c>ChatHub:Limits:Enabled=false</c>.</summary>
public sealed class UserLimits(IOptions<LimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<int> _messages = PartitionedRateLimiter.Create<int, int>(user =>
        RateLimitPartition.GetTokenBucketLimiter(user, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.MessageBurst,
            TokensPerPeriod = Math.Max(1, options.Value.MessagesPerSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, options.Value.MessagesPerSecond / 10) / (double)options.Value.MessagesPerSecond),
        }));

    private readonly PartitionedRateLimiter<int> _broadcasts = RateLimits.PerMinute<int>(options.Value.BroadcastsPerMinute);
    private readonly PartitionedRateLimiter<int> _groupChanges = RateLimits.PerMinute<int>(options.Value.GroupChangesPerMinute);

    /// <summary>Groups that one user may be in.</summary>
    public int Groups => options.Value.Enabled ? options.Value.GroupsPerUser : int.MaxValue;

    public bool AllowMessage(int user) => Allow(_messages, user);

    public bool AllowBroadcast(int user) => Allow(_broadcasts, user);

    /// <summary>A group created, entered or left.</summary>
    public bool AllowGroupChange(int user) => Allow(_groupChanges, user);

    public void Dispose()
    {
        _messages.Dispose();
        _broadcasts.Dispose();
        _groupChanges.Dispose();
    }

    private bool Allow(PartitionedRateLimiter<int> limiter, int user)
    {
        if (!options.Value.Enabled)
            return true;
        using var lease = limiter.AttemptAcquire(user);
        return lease.IsAcquired;
    }
}
