using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatHub.Client;

/// <summary>Where to connect, as whom, and what to keep.</summary>
public sealed class ChatClientOptions
{
    /// <summary>The server's address, e.g. <c>http://localhost:5000</c>; a path before ChatHub's own is honoured.</summary>
    public required Uri Server { get; init; }

    /// <summary>The nick to connect under.</summary>
    public required string Nick { get; init; }

    /// <summary>
    /// Asked for the nick's password when the server wants one; null from it means that there is none, and the refusal stands.
    /// Default: null, the nick has no password.
    /// </summary>
    public Func<CancellationToken, ValueTask<string?>>? Password { get; init; }

    /// <summary>
    /// What survives: token, position and outbox. Default: a new <see cref="MemoryClientState"/>, which survives reconnects but not the process.
    /// The client disposes it with itself.
    /// </summary>
    public IClientState State { get; init; } = new MemoryClientState();

    /// <summary>The clock of every wait. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Where to log; ids and lengths, never texts or tokens. Default: nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Transports that may be used, best first. Default: WebSockets, then server-sent events, then long polling.</summary>
    public HttpTransportType Transports { get; init; } =
        HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;

    /// <summary>The longest wait before the first new attempt to connect; doubles with each failure. Default: 0.5 s.</summary>
    public TimeSpan BackoffStart { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait there is between two attempts. Default: 30 s.</summary>
    public TimeSpan BackoffLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A server that is silent for so long counts as dead; it pings at least twice within it. Default: 22 s.</summary>
    public TimeSpan ServerTimeout { get; init; } = TimeSpan.FromSeconds(22);

    /// <summary>How often the client pings. Default: 5 s.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A command not answered for so long counts as lost with its connection, which is opened again. Default: 60 s.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Makes the handler of HTTP requests (session, negotiate, long polling), e.g. a test server's. Default: a new one of the system's.</summary>
    public Func<HttpMessageHandler>? HttpHandler { get; init; }

    /// <summary>Last word on each connection's options, e.g. its WebSocket factory or proxy. Default: none.</summary>
    public Action<HttpConnectionOptions>? ConfigureConnection { get; init; }
}
