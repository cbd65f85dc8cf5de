using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Tests.Clients;

public sealed class InboxTests
{
    private readonly Inbox inbox = new();

    [Fact]
    public async Task Events_come_in_order_and_the_last_of_a_batch_reaches_its_end()
    {
        Connect(position: 0, head: 5);
        inbox.Add(1, ResumeTests.Batch(0, 5, 2, 4));

        await TakeAllAsync();

        Assert.Equal(new LogPosition("E", 5), inbox.Done);
    }

    [Fact]
    public async Task Catching_up_is_told_once_after_what_was_pending()
    {
        Connect(position: 0, head: 5);
        inbox.Add(1, ResumeTests.Batch(0, 3, 2));
        inbox.Add(1, ResumeTests.Batch(3, 6, 6));
        inbox.Add(1, ResumeTests.Batch(6, 7, 7));

        var events = await TakeAllAsync();

        Assert.Equal(["m2", "m6", "·", "m7"], events.Select(Short).OfType<string>());
    }

    [Fact]
    public async Task Who_connects_at_the_head_has_caught_up_at_once()
    {
        Connect(position: 5, head: 5);

        Assert.Contains(await TakeAllAsync(), happened => happened is CaughtUp { Head: 5 });
    }

    [Fact]
    public async Task A_new_connection_goes_on_from_what_was_taken_and_drops_the_rest()
    {
        Connect(position: 0, head: 9);
        inbox.Add(1, ResumeTests.Batch(0, 9, 1, 2, 3));
        Assert.Equal(["m1"], (await TakeUntilAsync("m1")).Select(Short).OfType<string>());

        var (connection, since) = inbox.Rewind();

        Assert.Equal(new LogPosition("E", 1), since);
        inbox.Begin(connection, ResumeWelcome(1, 9));
        inbox.Add(connection, ResumeTests.Batch(1, 9, 2, 3));
        Assert.Equal(["m2", "m3", "·"], (await TakeAllAsync()).Select(Short).OfType<string>());
    }

    [Fact]
    public async Task What_came_before_the_reader_was_told_to_stop_waiting_is_taken()
    {
        for (var i = 0; i < 100; i++)
        {
            using var stop = new CancellationTokenSource();
            var taking = inbox.TakeAsync(stop.Token);
            inbox.Add(new CaughtUp(i), ephemeral: false);
            stop.Cancel();

            Assert.Equal(new CaughtUp(i), (await taking)?.Event);
        }
    }

    [Fact]
    public async Task An_old_connection_is_not_listened_to()
    {
        Connect(position: 0, head: 0);
        inbox.Rewind();

        Assert.True(inbox.Add(1, ResumeTests.Batch(7, 9, 8)));
        inbox.Add(1, new Gap(0, 5, GapReasons.Expired));

        Assert.DoesNotContain(await TakeAllAsync(), happened => happened is MessageReceived or GapNoticed);
    }

    [Fact]
    public void A_missing_batch_is_noticed()
    {
        Connect(position: 0, head: 9);

        Assert.False(inbox.Add(1, ResumeTests.Batch(3, 9, 4)));
    }

    [Fact]
    public async Task What_the_reader_left_comes_again_even_after_a_reconnect()
    {
        Connect(position: 0, head: 0);
        inbox.Add(1, ResumeTests.Batch(0, 2, 1, 2));
        await TakeAllAsync(count: 3);
        var left = await inbox.TakeAsync(default);
        Assert.Equal("m1", Short(left!.Event!));
        inbox.PutBack(left);

        Assert.Equal(new LogPosition("E", 0), inbox.Rewind().Since);
    }

    [Fact]
    public async Task An_expired_gap_passes_over_what_is_lost()
    {
        Connect(position: 0, head: 9);
        inbox.Add(1, new Gap(0, 5, GapReasons.Expired));

        Assert.True(inbox.Add(1, ResumeTests.Batch(5, 9, 6)));
        Assert.Equal(["gap", "m6", "·"], (await TakeAllAsync()).Select(Short).OfType<string>());
    }

    [Fact]
    public async Task A_rewound_log_is_read_from_where_the_server_says()
    {
        inbox.Load(new LogPosition("old", 50));
        Connect(position: 30, head: 40);
        inbox.Add(1, new Gap(30, 50, GapReasons.Epoch));
        inbox.Add(1, ResumeTests.Batch(30, 40, 35));

        Assert.Equal(["gap", "m35", "·"], (await TakeAllAsync()).Select(Short).OfType<string>());
        Assert.Equal(new LogPosition("E", 40), inbox.Done);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(30)]
    public async Task A_step_to_another_life_of_the_log_is_kept_no_sooner_than_the_gap_that_explains_it(long head)
    {
        inbox.Load(new LogPosition("old", 50));
        Connect(position: 30, head);

        Assert.IsType<ConnectionChanged>(Assert.Single(await TakeAllAsync(count: 1)));
        Assert.Null(inbox.TryTake());
        Assert.Equal(new LogPosition("old", 50), inbox.Done);

        inbox.Add(1, new Gap(30, 50, GapReasons.Epoch));
        inbox.Add(1, ResumeTests.Batch(30, 40, 35));

        Assert.Equal(head == 30 ? ["gap", "·", "m35"] : ["gap", "m35", "·"], (await TakeAllAsync()).Select(Short).OfType<string>());
    }

    [Fact]
    public async Task Of_the_ephemeral_the_oldest_gives_way_and_messages_never_do()
    {
        Connect(position: 0, head: 0);
        inbox.Add(1, ResumeTests.Batch(0, 1, 1));
        for (var number = 0; number < 2_000; number++)
        {
            inbox.Add(new PresenceChanged(new PresenceChange([$"n{number}"], [])), ephemeral: true);
        }

        var events = await TakeAllAsync();

        Assert.Single(events, happened => happened is MessageReceived);
        var nicks = events.OfType<PresenceChanged>().Select(change => change.Change.Came[0]).ToList();
        Assert.Equal("n1999", nicks[^1]);
        Assert.InRange(nicks.Count, 1, 500);
    }

    [Fact]
    public async Task The_end_comes_after_what_was_received()
    {
        Connect(position: 0, head: 0);
        inbox.Add(1, ResumeTests.Batch(0, 1, 1));
        inbox.Complete(discard: false);

        Assert.Contains("m1", (await TakeAllAsync()).Select(Short));
        Assert.Null(await inbox.TakeAsync(default));
    }

    private static string? Short(ChatEvent happened) => happened switch
    {
        MessageReceived received => received.Message.Text,
        GapNoticed => "gap",
        CaughtUp => "·",
        _ => null,
    };

    private static Welcome ResumeWelcome(long position, long head) => new(1, "ana", "1", "E", position, head, Limits.Default, []);

    private void Connect(long position, long head)
    {
        var (connection, _) = inbox.Rewind();
        inbox.Begin(connection, ResumeWelcome(position, head));
    }

    private async Task<List<ChatEvent>> TakeUntilAsync(string text)
    {
        var events = new List<ChatEvent>();
        while (events.Count == 0 || Short(events[^1]) != text)
        {
            events.AddRange(await TakeAllAsync(count: 1));
        }

        return events;
    }

    /// <summary>What waits now; a reader that asks for more would wait.</summary>
    private async Task<List<ChatEvent>> TakeAllAsync(int count = int.MaxValue)
    {
        var events = new List<ChatEvent>();
        for (var taken = 0; taken < count; taken++)
        {
            var next = inbox.TakeAsync(new CancellationToken(canceled: false));
            if (!next.IsCompleted)
            {
                inbox.Complete(discard: false);
                _ = await next;
                break;
            }

            if (await next is not { } entry)
                break;
            if (entry.Event is { } happened)
                events.Add(happened);
            inbox.Finish(entry);
        }

        return events;
    }
}
