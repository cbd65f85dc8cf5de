using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Client;

/// <summary>
/// Proxies may hold an event stream back for good, and SignalR's client does not change its transport after a handshake that never came. After two such
/// streams in a row the next connection uses long polling alone; the one after that gives a stream another chance.
/// </summary>
/// <param name="allowed">The transports that may be used at all.</param>
internal sealed class Streams(HttpTransportType allowed)
{
    private const int MostFailures = 2;

    private int _failures;
    private bool _begun;
    private bool _polling;

    /// <summary>How long a stream may take to open: less than the 5 s that the server waits for the handshake, which comes after it.</summary>
    public static TimeSpan OpeningPatience { get; } = TimeSpan.FromSeconds(4);

    /// <summary>How long the answer to the handshake may take.</summary>
    public static TimeSpan HandshakePatience { get; } = TimeSpan.FromSeconds(6);

    /// <summary>The transports that the connection made now may use.</summary>
    public HttpTransportType Next()
    {
        _begun = false;
        _polling = _failures >= MostFailures && allowed.HasFlag(HttpTransportType.LongPolling);
        return _polling ? HttpTransportType.LongPolling : allowed;
    }

    /// <summary>A stream was asked for.</summary>
    public void Begun() => _begun = true;

    /// <summary>It did not even open; SignalR takes the next transport by itself.</summary>
    public void NotOpened()
    {
        _begun = false;
        _failures++;
    }

    /// <summary>The connection was made, or not.</summary>
    public void Tried(bool connected)
    {
        if (_polling)
            _failures = MostFailures - 1;
        else if (_begun)
            _failures = connected ? 0 : _failures + 1;
    }
}
