using System.Net;
using System.Threading.RateLimiting;
using ChatHub.Contracts;
using ChatHub.Server.Domain;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>Sessions, connections and password changes in a minute, per address. Off with <c>ChatHub:Limits:Enabled=false</c>.</summary>
internal sealed class AttemptLimits(IOptions<LimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _sessions = RateLimits.PerMinute<IPAddress>(options.Value.SessionsPerMinute);
    private readonly PartitionedRateLimiter<IPAddress> _connections = RateLimits.PerMinute<IPAddress>(options.Value.SessionsPerMinute);
    private readonly PartitionedRateLimiter<IPAddress> _passwordChanges = RateLimits.PerMinute<IPAddress>(options.Value.PasswordChangesPerMinute);

    public Refusal? RefuseSession(HttpContext context) => RefuseSession(context.Connection.RemoteIpAddress);

    public Refusal? RefuseSession(IPAddress? address) => Refuse(_sessions, address);

    /// <summary>A new connection: a client with a token does not need to ask for a session.</summary>
    public Refusal? RefuseConnection(HttpContext context) => Refuse(_connections, context.Connection.RemoteIpAddress);

    /// <summary>Each change costs a hash, whether or not a current password is given.</summary>
    public Refusal? RefusePasswordChange(HttpContext context) => Refuse(_passwordChanges, context.Connection.RemoteIpAddress);

    private Refusal? Refuse(PartitionedRateLimiter<IPAddress> limiter, IPAddress? address)
    {
        if (!options.Value.Enabled)
            return null;
        using var lease = limiter.AttemptAcquire(ClientAddress.Counted(address));
        return lease.IsAcquired ? null : Refusals.TooManyAttempts;
    }

    public void Dispose()
    {
        _sessions.Dispose();
        _connections.Dispose();
        _passwordChanges.Dispose();
    }
}
