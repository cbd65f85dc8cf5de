using System.Net;
using ChatHub.Server.Transport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatHub.Tests;

/// <summary>Which refusals are written to the log, on a clock of their own.</summary>
public sealed class RefusalSamplesTests : IDisposable
{
    private const string Kind = "token-invalid";
    private readonly FakeTimeProvider time = new();
    private readonly LogCapture log = new();
    private readonly LoggerFactory loggers;
    private readonly RefusalSamples samples;

    public RefusalSamplesTests()
    {
        loggers = new LoggerFactory([log]);
        samples = new RefusalSamples(loggers, time);
    }

    [Fact]
    public void What_is_left_out_is_told_as_a_number_when_the_minute_is_over()
    {
        for (var i = 0; i < 1_000; i++) samples.Take(Kind, IPAddress.Loopback);
        samples.Take(Kind, IPAddress.IPv6Loopback);
        Assert.Empty(log.TurnedAway);

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("token-invalid; 990 more within a minute, address 127.0.0.1", Assert.Single(log.TurnedAway), StringComparison.Ordinal);
        Assert.True(samples.Take(Kind, IPAddress.Loopback));
    }

    [Fact]
    public void A_hundred_thousand_addresses_write_a_hundred_lines_and_a_few_numbers()
    {
        var written = Enumerable.Range(0, 100_000).Count(number => samples.Take(Kind, new IPAddress(number)));

        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(RefusalSamples.LinesInAll, written);
        Assert.Equal(21, log.TurnedAway.Count);
    }

    [Fact]
    public void A_quiet_minute_writes_nothing()
    {
        samples.Take(Kind, IPAddress.Loopback);

        time.Advance(TimeSpan.FromMinutes(5));

        Assert.Empty(log.TurnedAway);
    }

    public void Dispose()
    {
        samples.Dispose();
        loggers.Dispose();
    }
}
