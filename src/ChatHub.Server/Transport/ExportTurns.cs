using System.Threading.RateLimiting;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Transport;

/// <summary>One export of a user at a time: it reads everything that the user has, and lasts as long as the client takes to read it.</summary>
internal sealed class ExportTurns : IDisposable
{
    private readonly PartitionedRateLimiter<int> _turns = PartitionedRateLimiter.Create<int, int>(user => RateLimitPartition.GetConcurrencyLimiter(
        user, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 }));

    /// <summary>Takes the user's turn until the request ends, unless another request has it.</summary>
    public Refusal? Refuse(SessionOwner owner, HttpContext context)
    {
        var turn = _turns.AttemptAcquire(owner.User);
        context.Response.RegisterForDispose(turn);
        return turn.IsAcquired ? null : Refusals.RateLimited;
    }

    public void Dispose() => _turns.Dispose();
}
