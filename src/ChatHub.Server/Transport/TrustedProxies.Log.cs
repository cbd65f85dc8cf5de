namespace ChatHub.Server.Transport;

internal static partial class TrustedProxies
{
    [LoggerMessage(1103, LogLevel.Warning,
        "ASPNETCORE_FORWARDEDHEADERS_ENABLED would trust every sender and is ignored: set ChatHub:TrustedProxies:0 to the proxy's address")]
    private static partial void TrustAnybodyIgnored(this ILogger log);
}
