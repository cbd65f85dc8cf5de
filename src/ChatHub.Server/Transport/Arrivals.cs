using ChatHub.Contracts;
using ChatHub.Server.Domain;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>
/// How many newcomers there may be in a second: requests for a session, and new connections, of everybody together. One of them costs as much as dozens of
/// messages, so beyond that they wait their turn, and not who is there already. Off with <c>ChatHub:Limits:Enabled=false</c>.
/// </summary>
internal sealed class Arrivals(IOptions<LimitOptions> options, TimeProvider time)
{
    /// <summary>
    /// A session counts as two: a nick is written and kept, and who comes back needs none. With one, new nicks from a thousand addresses made the others' p99 2.5 times what
    /// it was in the first ten seconds, and with two 1.8 times.
    /// </summary>
    private const int SessionCost = 2;

    /// <summary>Shorter than clients are patient (15 s), and long enough that a thousand who wait need not be refused and come again, which costs more than they do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Turns _turns = new(options.Value.ArrivalsPerSecond, Math.Max(1, options.Value.ArrivalsPerSecond / 20), Patience, time);

    /// <summary>Exports and password changes of everybody together: each costs as much as hundreds of messages, and nobody needs it at once.</summary>
    private const int DearPerSecond = 40;

    private readonly Turns _dear = new(DearPerSecond, burst: 2, Patience, time);

    /// <summary>Waits until it is the turn of a request that costs much.</summary>
    /// <returns>The refusal when it would be too long.</returns>
    public async ValueTask<Refusal?> RefuseDearAsync(CancellationToken cancel) =>
        !options.Value.Enabled || await _dear.WaitAsync(cancel: cancel) ? null : Refusals.Busy;

    /// <summary>Waits until it is the turn of a request for a session.</summary>
    /// <returns>False when it would be too long.</returns>
    public ValueTask<bool> OpenSessionAsync(CancellationToken cancel) => EnterAsync(SessionCost, cancel);

    /// <summary>Waits until it is the turn of a new connection.</summary>
    /// <returns>False when it would be too long.</returns>
    public ValueTask<bool> ConnectAsync(CancellationToken cancel) => EnterAsync(1, cancel);

    private ValueTask<bool> EnterAsync(int cost, CancellationToken cancel) => options.Value.Enabled ? _turns.WaitAsync(cost, cancel) : ValueTask.FromResult(true);
}
