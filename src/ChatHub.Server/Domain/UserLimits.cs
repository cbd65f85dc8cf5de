using System.Threading.RateLimiting;
using ChatHub.Server.Delivery;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Domain;

/// <summary>How fast one user may be, and how much he may have. Off with <c>ChatHub:Limits:Enabled=false</c>.</summary>
public sealed class UserLimits(IOptions<LimitOptions> options, TimeProvider time) : IDisposable
{
    // Everybody is told of them: more at once would be noticed.
    private const int GroupChangeBurst = 10;

    // Of everybody, with room for messages between.
    private const int WaitingReadsPerSecond = 200;

    private static readonly TimeSpan ReadPatience = TimeSpan.FromSeconds(5);

    private readonly PartitionedRateLimiter<int> _messages = RateLimits.PerSecond<int>(options.Value.MessagesPerSecond, options.Value.MessageBurst);
    private readonly BroadcastLimits _broadcasts = new(options.Value);
    private readonly PartitionedRateLimiter<int> _groupChanges = RateLimits.PerMinute<int>(options.Value.GroupChangesPerMinute, GroupChangeBurst);

    private readonly PartitionedRateLimiter<int> _reads = RateLimits.PerSecond<int>(
        options.Value.ReadsPerSecond, options.Value.ReadBurst, (int)(ReadPatience.TotalSeconds * options.Value.ReadsPerSecond));

    // Whoever had to wait: the limiter above lets all of them go on at its next tick.
    private readonly Turns _waitingReads = new(WaitingReadsPerSecond, burst: 1, ReadPatience, time);

    /// <summary>Groups that one user may be in.</summary>
    public int Groups => options.Value.Enabled ? options.Value.GroupsPerUser : int.MaxValue;

    public bool AllowMessage(int user) => Allow(_messages, user);

    public bool AllowBroadcast(SessionOwner sender) => Allow(_broadcasts.Limiter, sender);

    /// <summary>A group created, entered or left.</summary>
    public bool AllowGroupChange(int user) => Allow(_groupChanges, user);

    /// <summary>Waits until a list or a page may be read.</summary>
    /// <returns>False when too many of the user's, or of everybody's, wait already.</returns>
    public async ValueTask<bool> WaitToReadAsync(int user)
    {
        if (Allow(_reads, user))
            return true;
        using var lease = await _reads.AcquireAsync(user);
        return lease.IsAcquired && await _waitingReads.WaitAsync();
    }

    public void Dispose()
    {
        _reads.Dispose();
        _messages.Dispose();
        _broadcasts.Dispose();
        _groupChanges.Dispose();
    }

    private bool Allow<T>(PartitionedRateLimiter<T> limiter, T key)
    {
        if (!options.Value.Enabled)
            return true;
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }
}
