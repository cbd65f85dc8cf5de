using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace ChatHub.Tests;

public sealed class PendingPresenceTests
{
    private readonly FakeTimeProvider time = new();
    private readonly PendingPresence pending;

    public PendingPresenceTests() => pending = new PendingPresence(time);

    [Fact]
    public void Whoever_stays_is_told_after_two_seconds()
    {
        pending.Note(new PresenceEvent("ana", Connected: true));
        time.Advance(TimeSpan.FromSeconds(1));
        pending.Note(new PresenceEvent("bruno", Connected: false));
        Assert.Null(pending.Take());

        time.Advance(TimeSpan.FromSeconds(1));
        var first = pending.Take();
        time.Advance(TimeSpan.FromSeconds(1));
        var second = pending.Take();

        Assert.Equal(["ana"], first!.Came);
        Assert.Empty(first.Went);
        Assert.Equal(["bruno"], second!.Went);
        Assert.True(pending.IsEmpty);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_quick_visit_or_absence_is_for_the_lists_alone(bool visit)
    {
        pending.Note(new PresenceEvent("cron", visit));
        pending.Note(new PresenceEvent("cron", !visit));

        var change = pending.Take();

        Assert.Empty(change!.Came);
        Assert.Empty(change.Went);
        Assert.Equal([new UserView("cron", !visit)], change.Brief);
        Assert.True(pending.IsEmpty);
    }

    [Fact]
    public void Whoever_comes_goes_and_comes_to_stay_has_come()
    {
        foreach (var connected in (bool[])[true, false, true])
        {
            pending.Note(new PresenceEvent("ana", connected));
        }

        Assert.Null(pending.Take());
        time.Advance(PendingPresence.Lasting);
        var change = pending.Take();
        Assert.Equal(["ana"], change!.Came);
        Assert.Null(change.Brief);
    }
}
