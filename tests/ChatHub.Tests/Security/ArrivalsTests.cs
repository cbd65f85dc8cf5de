using ChatHub.Server.Domain;
using ChatHub.Server.Transport;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatHub.Tests;

/// <summary>Whose turn it is among newcomers, one a second.</summary>
public sealed class ArrivalsTests
{
    private readonly FakeTimeProvider time = new();
    private readonly Arrivals arrivals;

    public ArrivalsTests() => arrivals = new Arrivals(Options.Create(new LimitOptions { ArrivalsPerSecond = 1 }), time);

    [Fact]
    public async Task A_session_takes_the_turns_of_two_connections()
    {
        Assert.True(await arrivals.ConnectAsync(CancellationToken.None));

        var session = arrivals.OpenSessionAsync(CancellationToken.None).AsTask();
        var connection = arrivals.ConnectAsync(CancellationToken.None).AsTask();

        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(session.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(await session.Within("the session's turn"));
        Assert.False(connection.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await connection.Within("the connection's turn"));
    }

    [Fact]
    public async Task Ten_seconds_of_waiting_are_the_most_and_who_would_wait_longer_is_told_at_once()
    {
        var waiting = Enumerable.Range(0, 12).Select(_ => arrivals.ConnectAsync(CancellationToken.None).AsTask()).ToList();

        Assert.False(await arrivals.ConnectAsync(CancellationToken.None).AsTask().Within("the refusal"));

        time.Advance(TimeSpan.FromSeconds(11));
        Assert.All(await Task.WhenAll(waiting).Within("everybody's turn"), Assert.True);
    }
}
