using System.Net;

namespace ChatHub.Server.Transport.Lines;

internal static partial class LineEndpointLog
{
    [LoggerMessage(1001, LogLevel.Information, "Lines are served on {EndPoint}")]
    public static partial void Listening(this ILogger<LineEndpoint> log, IPEndPoint endPoint);

    [LoggerMessage(1002, LogLevel.Debug, "A line broke off")]
    public static partial void Broken(this ILogger<LineEndpoint> log, Exception exception);

    [LoggerMessage(1003, LogLevel.Error, "A line failed and was closed")]
    public static partial void Failed(this ILogger<LineEndpoint> log, Exception exception);
}
