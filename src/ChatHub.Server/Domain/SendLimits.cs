using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Domain;

/// <summary>How fast one user may send. Off with <c>ChatHub:Limits:Enabled=false</c>.</summary>
public sealed class SendLimits(IOptions<LimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<int> _messages = PartitionedRateLimiter.Create<int, int>(user =>
        RateLimitPartition.GetTokenBucketLimiter(user, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.MessageBurst,
            TokensPerPeriod = Math.Max(1, options.Value.MessagesPerSecond / 10),
            ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, options.Value.MessagesPerSecond / 10) / (double)options.Value.MessagesPerSecond),
        }));

    public bool Allow(int user)
    {
        if (!options.Value.Enabled)
            return true;
        using var lease = _messages.AttemptAcquire(user);
        return lease.IsAcquired;
    }

    public void Dispose() => _messages.Dispose();
}
