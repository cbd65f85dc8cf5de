using System.Net;
using System.Threading.RateLimiting;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Domain;

/// <summary>How many broadcasts there may be. Each is stored and sent to everybody, so many nicks of one address must not have many times what one nick has.</summary>
internal sealed class BroadcastLimits : IDisposable
{
    private const int UserBurst = 10;
    private const int AddressBurst = 40;
    private const int AllBurst = 200;

    private readonly PartitionedRateLimiter<SessionOwner>[] _limiters;

    public BroadcastLimits(LimitOptions options)
    {
        _limiters =
        [
            RateLimits.PerMinute<int>(options.BroadcastsPerMinute, UserBurst).WithTranslatedKey<SessionOwner>(sender => sender.User, leaveOpen: false),
            RateLimits.PerMinute<IPAddress>(options.BroadcastsPerMinutePerAddress, AddressBurst).WithTranslatedKey<SessionOwner>(sender => sender.From, leaveOpen: false),
            RateLimits.PerMinute<bool>(options.BroadcastsPerMinuteInAll, AllBurst).WithTranslatedKey<SessionOwner>(_ => true, leaveOpen: false),
        ];
        Limiter = PartitionedRateLimiter.CreateChained(_limiters);
    }

    /// <summary>By sender, their address, and all together.</summary>
    public PartitionedRateLimiter<SessionOwner> Limiter { get; }

    public void Dispose()
    {
        Limiter.Dispose();
        Array.ForEach(_limiters, limiter => limiter.Dispose());
    }
}
