using ChatHub.Client;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests.Clients;

public sealed class StreamsTests
{
    private const HttpTransportType All = HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;
    private readonly Streams streams = new(All);

    [Fact]
    public void Two_streams_without_a_handshake_lead_to_long_polling_and_then_to_a_stream_again()
    {
        Assert.Equal([All, All, HttpTransportType.LongPolling, All, HttpTransportType.LongPolling],
            [Stream(connected: false), Stream(connected: false), Poll(), Stream(connected: false), Poll()]);
    }

    [Fact]
    public void A_stream_that_works_forgets_those_that_did_not()
    {
        Stream(connected: false);
        Stream(connected: false);
        Poll();
        Stream(connected: true);
        Stream(connected: false);

        Assert.Equal(All, streams.Next());
    }

    [Fact]
    public void A_stream_that_never_opens_counts_though_the_connection_is_made_without_it()
    {
        for (var i = 0; i < 2; i++)
        {
            streams.Next();
            streams.Begun();
            streams.NotOpened();
            streams.Tried(connected: true);
        }

        Assert.Equal(HttpTransportType.LongPolling, streams.Next());
    }

    [Fact]
    public void Failures_before_any_stream_change_nothing()
    {
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(All, streams.Next());
            streams.Tried(connected: false);
        }
    }

    [Fact]
    public void A_client_without_long_polling_goes_on_as_it_was_told()
    {
        var only = new Streams(HttpTransportType.ServerSentEvents);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpTransportType.ServerSentEvents, only.Next());
            only.Begun();
            only.Tried(connected: false);
        }
    }

    private HttpTransportType Stream(bool connected)
    {
        var allowed = streams.Next();
        streams.Begun();
        streams.Tried(connected);
        return allowed;
    }

    private HttpTransportType Poll()
    {
        var allowed = streams.Next();
        streams.Tried(connected: true);
        return allowed;
    }
}
