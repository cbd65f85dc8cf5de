using System.Net;

namespace ChatHub.Server.Transport;

internal sealed partial class RefusalSamples
{
    [LoggerMessage(1104, LogLevel.Warning, "Turned away: {Code}; {Count} more within a minute, address {Address}")]
    private partial void LogLeftOut(string code, long count, IPAddress? address);

    [LoggerMessage(1105, LogLevel.Warning, "Turned away: {Count} more within a minute, from {Addresses} other addresses")]
    private partial void LogLeftOutOfOthers(long count, int addresses);
}
