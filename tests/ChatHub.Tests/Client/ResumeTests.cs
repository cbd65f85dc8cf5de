using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Tests.Clients;

public sealed class ResumeTests
{
    private static readonly Welcome Welcome = new(1, "ana", "1", "E", Position: 10, Head: 20, Limits.Default, []);

    [Fact]
    public void Without_a_position_the_welcome_gives_it() => Assert.Equal(new LogPosition("E", 10), Resume.Begin(null, Welcome));

    [Theory]
    [InlineData(4, 10)]
    [InlineData(10, 10)]
    [InlineData(15, 15)]
    public void In_the_same_life_nothing_is_read_again(long my, long expected) =>
        Assert.Equal(new LogPosition("E", expected), Resume.Begin(new LogPosition("E", my), Welcome));

    [Fact]
    public void In_another_life_the_welcome_counts() =>
        Assert.Equal(new LogPosition("E", 10), Resume.Begin(new LogPosition("other", 500), Welcome));

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
    [InlineData(5, 9, new long[] { 9, 8 })]
    [InlineData(5, 9, new long[] { 7, 7 })]
    [InlineData(5, 9, new long[] { 100 })]
    [InlineData(3, 9, new long[] { 3 })]
    public void A_batch_that_is_none_is_dropped(long after, long upto, long[] positions) => Assert.Null(Resume.Take(5, Batch(after, upto, positions)));

    [Fact]
    public void A_batch_with_nothing_in_place_of_something_is_dropped()
    {
        Assert.Null(Resume.Take(5, null));
        Assert.Null(Resume.Take(5, new Batch(5, 9, null!, More: false)));
        Assert.Null(Resume.Take(5, new Batch(5, 9, [null!], More: false)));
    }

    [Theory]
    [InlineData(GapReasons.Epoch, 5, 3, 9, 3)]
    [InlineData(GapReasons.Expired, 5, 5, 9, 9)]
    [InlineData(GapReasons.Expired, 12, 5, 9, 12)]
    [InlineData(GapReasons.Device, 9, 5, 9, 9)]
    public void A_gap_moves_the_position_as_the_server_says(string reason, long my, long from, long to, long expected) =>
        Assert.Equal(expected, Resume.Skip(my, new Gap(from, to, reason)));

    internal static Batch Batch(long after, long upto, params long[] positions) => new(after, upto, [.. positions.Select(Item)], More: false);

    internal static MessageItem Item(long pos) => new(
        pos, new Guid((int)pos, 0, 0, new byte[8]), "maria", new MessageTarget(TargetKinds.User, "ana", null), $"m{pos}", DateTime.UnixEpoch, Mine: false);
}
