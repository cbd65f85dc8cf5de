using System.Net;
using System.Threading.RateLimiting;
using ChatHub.Contracts;
using ChatHub.Server.Domain;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>Slows guessing: sessions per address, and passwords tried per address and nick. Off with <c>ChatHub:Limits:Enabled=false</c>.</summary>
internal sealed class AttemptLimits(IOptions<LimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _sessions = RateLimits.PerMinute<string>(options.Value.SessionsPerMinute);
    private readonly PartitionedRateLimiter<string> _connections = RateLimits.PerMinute<string>(options.Value.SessionsPerMinute);
    private readonly PartitionedRateLimiter<string> _passwords = RateLimits.PerMinute<string>(options.Value.PasswordsPerMinute);

    public Refusal? RefuseSession(HttpContext context) => RefuseSession(context.Connection.RemoteIpAddress);

    public Refusal? RefuseSession(IPAddress? address) => Refuse(_sessions, $"{address}");

    /// <summary>A new connection: with a token at hand nobody needs to ask for a session.</summary>
    public Refusal? RefuseConnection(HttpContext context) => Refuse(_connections, $"{context.Connection.RemoteIpAddress}");

    public Refusal? RefusePassword(HttpContext context, string? nick, string? password) => RefusePassword(context.Connection.RemoteIpAddress, nick, password);

    /// <summary>Counted before the password is checked: guesses sent all at once must not slip through together.</summary>
    public Refusal? RefusePassword(IPAddress? address, string? nick, string? password) =>
        password is null ? null : Refuse(_passwords, $"{address} {Names.Key(nick)}");

    private Refusal? Refuse(PartitionedRateLimiter<string> limiter, string key)
    {
        if (!options.Value.Enabled)
            return null;
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null : Refusals.TooManyAttempts;
    }

    public void Dispose()
    {
        _sessions.Dispose();
        _connections.Dispose();
        _passwords.Dispose();
    }
}
