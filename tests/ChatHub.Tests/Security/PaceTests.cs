using System.IO.Pipelines;
using System.Text;
using ChatHub.Server.Domain;
using ChatHub.Server.Transport;
using ChatHub.Server.Transport.Lines;
using Microsoft.Extensions.Time.Testing;

namespace ChatHub.Tests;

/// <summary>How fast a connection's frames are read.</summary>
public sealed class PaceTests
{
    private readonly FakeTimeProvider time = new();
    private readonly Pipe pipe = new();
    private readonly PacedReader reader;

    public PaceTests() => reader = new PacedReader(pipe.Reader, new Pace(perSecond: 10, burst: 20, time), time);

    [Fact]
    public async Task A_burst_is_read_at_once_and_what_it_went_beyond_is_waited_for()
    {
        await Takes(20);
        await Takes(10);

        var next = await Sent(1);
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.1));
        Take(await next.AsTask().Within("the next frame"));
    }

    [Fact]
    public async Task What_is_not_used_is_saved_up_to_a_burst_and_no_further()
    {
        time.Advance(TimeSpan.FromHours(1));
        await Takes(20);
        await Takes(1);

        Assert.False((await Sent(1)).IsCompleted);
    }

    [Fact]
    public async Task Bytes_that_end_no_frame_cost_nothing()
    {
        await pipe.Writer.WriteAsync(new byte[1_000]);
        var result = await reader.ReadAsync();
        reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        await Takes(20);

        Assert.True((await Sent(1)).IsCompleted);
    }

    [Theory]
    [InlineData("-help\n")]
    [InlineData("-help\r\n")]
    [InlineData("-help\r\0")]
    public async Task A_line_is_counted_whatever_ends_it(string line)
    {
        var lines = new PacedReader(pipe.Reader, new Pace(perSecond: 10, burst: 20, time), time, LineBytes.Ends);
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 30))));
        for (var taken = 0; taken < 30; taken += PacedReader.Portion)
        {
            var next = lines.ReadAsync();
            time.Advance(PacedReader.Pause);
            lines.AdvanceTo((await next.AsTask().Within("some lines")).Buffer.End);
        }

        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(line));

        var last = lines.ReadAsync();
        Assert.False(last.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await last.AsTask().Within("the next line");
    }

    [Fact]
    public async Task A_wait_ends_when_the_connection_does()
    {
        await Takes(30);
        var next = await Sent(1);

        reader.CancelPendingRead();

        Assert.True((await next.AsTask().Within("the end of the wait")).IsCanceled);
    }

    [Fact]
    public async Task What_came_at_once_is_given_a_few_frames_at_a_time_with_pauses_whole_and_in_order()
    {
        var all = string.Concat(Enumerable.Range(0, 25).Select(number => $"frame {number}\u001e")) + "half a fra";
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(all));
        await pipe.Writer.CompleteAsync();

        var taken = new List<string>();
        ReadResult result;
        do
        {
            var next = reader.ReadAsync();
            Assert.Equal(taken.Count == 0, next.IsCompleted);
            time.Advance(PacedReader.Pause);
            result = await next.AsTask().Within("the next frames");
            taken.Add(Encoding.UTF8.GetString(result.Buffer));
            reader.AdvanceTo(result.Buffer.End);
        }
        while (!result.IsCompleted);

        Assert.Equal([10, 10, 5], taken.Select(part => part.Count(letter => letter == '\u001e')));
        Assert.Equal(all, string.Concat(taken));
    }

    [Fact]
    public async Task A_portion_is_counted_across_the_pieces_that_the_bytes_came_in()
    {
        foreach (var letter in string.Concat(Enumerable.Repeat("xyz\u001e", 15)))
        {
            pipe.Writer.GetSpan(8_192)[0] = (byte)letter;
            pipe.Writer.Advance(1);
        }

        await pipe.Writer.FlushAsync();
        var first = (await reader.ReadAsync()).Buffer;
        Assert.False(first.IsSingleSegment);
        Assert.Equal(40, first.Length);
        reader.AdvanceTo(first.Start, first.End);

        var next = reader.ReadAsync();
        time.Advance(PacedReader.Pause);
        Assert.Equal(40, (await next.AsTask().Within("the same frames")).Buffer.Length);
    }

    private async Task Takes(int frames)
    {
        var next = await Sent(frames);
        while ((frames -= PacedReader.Portion) > 0)
        {
            Take(await next.AsTask().Within("frames"));
            next = reader.ReadAsync();
            time.Advance(PacedReader.Pause);
        }

        Take(await next.AsTask().Within("frames"));
    }

    private async Task<ValueTask<ReadResult>> Sent(int frames)
    {
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("x\u001e", frames))));
        return reader.ReadAsync();
    }

    private void Take(ReadResult result) => reader.AdvanceTo(result.Buffer.End);
}
