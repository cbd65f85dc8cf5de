using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Connections.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatHub.Client;

/// <summary>Where to connect, as whom, and what to keep. A client reads them once, when it is made.</summary>
public sealed class ChatClientOptions
{
    /// <summary>The server's address, http or https, e.g. <c>http://localhost:5000</c>; a path before ChatHub's own is honoured.</summary>
    public required Uri Server { get; set; }

    /// <summary>The nick to connect under; what is a valid one, the server says.</summary>
    public required string Nick { get; set; }

    /// <summary>
    /// Asked for the nick's password when the server wants one; null from it means that there is none, and the refusal stands.
    /// Default: null, the nick has no password.
    /// </summary>
    public Func<CancellationToken, ValueTask<string?>>? Password { get; set; }

    /// <summary>
    /// What survives: token, position and outbox. Default: a new <see cref="MemoryClientState"/>, which survives reconnects but not the process.
    /// The client disposes it with itself.
    /// </summary>
    public IClientState State { get; set; } = new MemoryClientState();

    /// <summary>
    /// Keeps the state in files below this folder, as <see cref="FileClientState.Open"/> does for the server and the nick; <see cref="State"/> is not
    /// used then. <see cref="FileClientState.DefaultRoot"/> is the usual one. Default: null, <see cref="State"/> counts.
    /// </summary>
    public string? StateFolder { get; set; }

    /// <summary>The clock of every wait. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Where to log; ids and lengths, never texts or tokens. Default: nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Makes the meter <see cref="ChatClient.MeterName"/>. Default: null, one meter that all clients of the process share.</summary>
    public IMeterFactory? MeterFactory { get; set; }

    /// <summary>Transports that may be used, best first. Default: WebSockets, then server-sent events, then long polling.</summary>
    public HttpTransportType Transports { get; set; } =
        HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling;

    /// <summary>The longest wait before the first new attempt to connect; doubles with each failure. More than 0. Default: 0.5 s.</summary>
    public TimeSpan BackoffStart { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait there is between two attempts. More than 0. Default: 30 s.</summary>
    public TimeSpan BackoffLimit { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A server that is silent for so long counts as dead; it pings at least twice within it. More than 0. Default: 22 s.</summary>
    public TimeSpan ServerTimeout { get; set; } = TimeSpan.FromSeconds(22);

    /// <summary>How often the client pings. More than 0. Default: 5 s.</summary>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A command not answered for so long counts as lost with its connection, which is opened again. More than 0. Default: 60 s.</summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Makes the handler of HTTP requests (session, negotiate, long polling), e.g. a test server's. Default: a new one of the system's.</summary>
    public Func<HttpMessageHandler>? HttpHandler { get; set; }

    /// <summary>Last word on each connection's options, e.g. its WebSocket factory or proxy. Default: none.</summary>
    public Action<HttpConnectionOptions>? ConfigureConnection { get; set; }
}
