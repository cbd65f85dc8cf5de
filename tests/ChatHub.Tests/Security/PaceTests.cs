using System.IO.Pipelines;
using System.Text;
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
        lines.AdvanceTo((await lines.ReadAsync()).Buffer.End);
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(line));

        var next = lines.ReadAsync();
        Assert.False(next.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        await next.AsTask().Within("the next line");
    }

    [Fact]
    public async Task A_wait_ends_when_the_connection_does()
    {
        await Takes(400);
        var next = await Sent(1);

        reader.CancelPendingRead();

        Assert.True((await next.AsTask().Within("the end of the wait")).IsCanceled);
    }

    private async Task Takes(int frames) => Take(await (await Sent(frames)).AsTask().Within("frames"));

    private async Task<ValueTask<ReadResult>> Sent(int frames)
    {
        await pipe.Writer.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("x\u001e", frames))));
        return reader.ReadAsync();
    }

    private void Take(ReadResult result) => reader.AdvanceTo(result.Buffer.End);
}
