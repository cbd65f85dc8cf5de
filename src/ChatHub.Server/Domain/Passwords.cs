using System.Net;
using System.Threading.RateLimiting;
using ChatHub.Contracts;
using ChatHub.Server.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Domain;

/// <summary>The one who asks for work on a password.</summary>
/// <param name="From">The address, as limits count it.</param>
/// <param name="Cancel">Set when nobody waits for the answer any more.</param>
public readonly record struct Attempt(IPAddress From, CancellationToken Cancel);

/// <summary>
/// Hashes and checks passwords. The work is bounded, so that guessing cannot take the processors away from the chat: at most half of them work on
/// passwords, each address has one turn at a time, and a full queue is answered <c>busy</c>.
/// </summary>
public sealed class Passwords : IDisposable
{
    private const int Iterations = 220_000;

    /// <summary>A hash takes 40 to 100 ms, so the last one in the queue waits some 2 to 5 s.</summary>
    private const int WaitingPerAddress = 50;
    private const int WaitingAddresses = 50;

    private static readonly object NoUser = new();

    private readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    private readonly PartitionedRateLimiter<IPAddress> _ofAddress = AtOnce(from => from, 1, WaitingPerAddress);
    private readonly PartitionedRateLimiter<IPAddress> _ofAll = AtOnce(_ => 0, Math.Max(1, Environment.ProcessorCount / 2), WaitingAddresses);
    private readonly PartitionedRateLimiter<IPAddress> _turns;

    public Passwords() => _turns = PartitionedRateLimiter.CreateChained(_ofAddress, _ofAll);

    public static bool IsAcceptable(string? password) => password is { Length: >= 8 and <= 128 };

    public async Task<Decision<string>> HashAsync(string password, Attempt attempt)
    {
        using var turn = await _turns.AcquireAsync(attempt.From, permitCount: 1, attempt.Cancel);
        return turn.IsAcquired ? await Task.Run(() => _hasher.HashPassword(NoUser, password)) : Refusals.Busy;
    }

    public async Task<Refusal?> ComplaintAsync(string hash, string? password, Attempt attempt)
    {
        if (string.IsNullOrEmpty(password))
            return Refusals.PasswordRequired;
        if (!IsAcceptable(password))
            return Refusals.PasswordWrong;
        using var turn = await _turns.AcquireAsync(attempt.From, permitCount: 1, attempt.Cancel);
        if (!turn.IsAcquired)
            return Refusals.Busy;
        var result = await Task.Run(() => _hasher.VerifyHashedPassword(NoUser, hash, password));
        return result == PasswordVerificationResult.Failed ? Refusals.PasswordWrong : null;
    }

    public void Dispose()
    {
        _turns.Dispose();
        _ofAddress.Dispose();
        _ofAll.Dispose();
    }

    private static PartitionedRateLimiter<IPAddress> AtOnce<TKey>(Func<IPAddress, TKey> key, int permits, int waiting)
        where TKey : notnull => PartitionedRateLimiter.Create<IPAddress, TKey>(from => RateLimitPartition.GetConcurrencyLimiter(
        key(from), _ => new ConcurrencyLimiterOptions { PermitLimit = permits, QueueLimit = waiting }));
}
