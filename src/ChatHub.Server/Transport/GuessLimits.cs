using System.Net;
using System.Threading.RateLimiting;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>
/// Slows the guessing of passwords without locking their owner out. Attempts are counted before the check, right ones included: guesses sent all at once must
/// not slip through together. Off with <c>ChatHub:Limits:Enabled=false</c>.
/// </summary>
internal sealed class GuessLimits(IOptions<LimitOptions> options, TimeProvider time) : IDisposable
{
    /// <summary>The delay of a first attempt at a nick that many guess at. Shorter than clients are patient.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    /// <summary>The longest wait of later attempts.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly PartitionedRateLimiter<(IPAddress, string)> _ofAddress = RateLimits.PerMinute<(IPAddress, string)>(options.Value.PasswordsPerMinute);
    private readonly PartitionedRateLimiter<long> _ofDevice = RateLimits.PerMinute<long>(options.Value.PasswordsPerMinute);

    private readonly PartitionedRateLimiter<string> _ofNick = RateLimits.PerSecond<string>(
        options.Value.PasswordsPerNickPerMinute / 60.0, options.Value.PasswordsPerNickPerMinute,
        waiting: (int)(Patience.TotalSeconds * options.Value.PasswordsPerNickPerMinute / 60));

    /// <summary>An attempt of a device of the nick: others' guesses do not count against it.</summary>
    public Refusal? Refuse(SessionOwner device) => Allow(_ofDevice, device.Device) ? null : Refusals.TooManyAttempts;

    /// <summary>
    /// An attempt without a token. When many addresses guess at one nick, a first attempt from an address is delayed and never refused; later ones share
    /// what the nick has in a minute.
    /// </summary>
    public async ValueTask<Refusal?> RefuseAsync(IPAddress? address, string? nick, CancellationToken cancel)
    {
        if (!options.Value.Enabled)
            return null;
        var from = (ClientAddress.Counted(address), Names.Key(nick));
        var isFirst = _ofAddress.GetStatistics(from)?.CurrentAvailablePermits >= options.Value.PasswordsPerMinute;
        if (!Allow(_ofAddress, from))
            return Refusals.TooManyAttempts;
        if (Allow(_ofNick, from.Item2))
            return null;
        if (isFirst)
        {
            await Task.Delay(Delay, time, cancel);
            return null;
        }

        using var turn = await _ofNick.AcquireAsync(from.Item2, permitCount: 1, cancel);
        return turn.IsAcquired ? null : Refusals.TooManyAttempts;
    }

    public void Dispose()
    {
        _ofAddress.Dispose();
        _ofDevice.Dispose();
        _ofNick.Dispose();
    }

    private bool Allow<T>(PartitionedRateLimiter<T> limiter, T key)
    {
        if (!options.Value.Enabled)
            return true;
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }
}
