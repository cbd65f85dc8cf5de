using System.Threading.RateLimiting;
using ChatHub.Contracts;
using ChatHub.Server.Domain;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>Slows guessing: sessions per address, and wrong passwords per address and nick. Off with <c>ChatHub:Limits:Enabled=false</c>.</summary>
internal sealed class AttemptLimits(IOptions<LimitOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _sessions = PerMinute(options.Value.SessionsPerMinute);
    private readonly PartitionedRateLimiter<string> _passwords = PerMinute(options.Value.WrongPasswordsPerMinute);

    public Refusal? Refuse(HttpContext context, string? nick)
    {
        if (!options.Value.Enabled)
            return null;
        using var session = _sessions.AttemptAcquire(Address(context));
        using var password = _passwords.AttemptAcquire(Guess(context, nick), permitCount: 0);
        return session.IsAcquired && password.IsAcquired ? null : Refusals.TooManyAttempts;
    }

    public void Note(HttpContext context, string? nick, Refusal refusal)
    {
        if (refusal == Refusals.PasswordWrong)
            _passwords.AttemptAcquire(Guess(context, nick)).Dispose();
    }

    public void Dispose()
    {
        _sessions.Dispose();
        _passwords.Dispose();
    }

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static string Guess(HttpContext context, string? nick) => Address(context) + " " + Names.Key(nick);

    private static PartitionedRateLimiter<string> PerMinute(int permits) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));
}
