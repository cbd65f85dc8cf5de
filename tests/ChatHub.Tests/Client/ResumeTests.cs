using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Tests.Clients;

public sealed class ResumeTests
{
    private static readonly Welcome Welcome = new(1, "ana", "1", "E", Position: 10, Head: 20, Limits.Default, []);

    [Fact]
    public void Without_a_position_the_welcome_gives_it()
    {
        Assert.Equal(new LogPosition("E", 10), Resume.Begin(null, Welcome, out var gap));
        Assert.Null(gap);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(20)]
    public void A_position_in_the_same_life_stays(long my)
    {
        Assert.Equal(new LogPosition("E", my), Resume.Begin(new LogPosition("E", my), Welcome, out var gap));
        Assert.Null(gap);
    }

    [Fact]
    public void In_another_life_the_welcome_counts()
    {
        Assert.Equal(new LogPosition("E", 10), Resume.Begin(new LogPosition("other", 500), Welcome, out var gap));
        Assert.Null(gap);
    }

    [Fact]
    public void A_server_that_begins_later_than_asked_leaves_a_gap_instead_of_a_quarrel()
    {
        Assert.Equal(new LogPosition("E", 10), Resume.Begin(new LogPosition("E", 4), Welcome, out var gap));
        Assert.Equal(new Gap(4, 10, GapReasons.Device), gap);
    }

    [Fact]
    public void A_log_that_is_shorter_than_what_was_read_leaves_a_gap()
    {
        Assert.Equal(new LogPosition("E", 10), Resume.Begin(new LogPosition("E", 21), Welcome, out var gap));
        Assert.Equal(new Gap(10, 21, GapReasons.Epoch), gap);
    }

    [Fact]
    public void A_batch_after_a_missing_one_is_dropped() => Assert.Null(Resume.Take(4, Batch(5, 6)));

    [Fact]
    public void Only_what_is_new_in_a_batch_is_shown()
    {
        var step = Resume.Take(5, Batch(3, 8, 4, 5, 6, 8));

        Assert.NotNull(step);
        Assert.Equal([6, 8], step.Show.Select(item => item.Pos));
        Assert.Equal(8, step.My);
    }

    [Fact]
    public void An_empty_batch_moves_the_position() => Assert.Equal(9, Resume.Take(5, Batch(5, 9))!.My);

    [Fact]
    public void An_old_batch_moves_nothing_back()
    {
        var step = Resume.Take(9, Batch(2, 5, 3, 5));

        Assert.Empty(step!.Show);
        Assert.Equal(9, step.My);
    }

    [Theory]
    [InlineData(GapReasons.Epoch, 5, 3, 9, 3)]
    [InlineData(GapReasons.Expired, 5, 5, 9, 9)]
    [InlineData(GapReasons.Expired, 12, 5, 9, 12)]
    public void A_gap_moves_the_position_as_the_server_says(string reason, long my, long from, long to, long expected) =>
        Assert.Equal(expected, Resume.Skip(my, new Gap(from, to, reason)));

    internal static Batch Batch(long after, long upto, params long[] positions) => new(after, upto, [.. positions.Select(Item)], More: false);

    internal static MessageItem Item(long pos) => new(
        pos, new Guid((int)pos, 0, 0, new byte[8]), "maria", new MessageTarget(TargetKinds.User, "ana", null), $"m{pos}", DateTime.UnixEpoch, Mine: false);
}
