namespace ChatHub.Server.Transport;

/// <summary>Section <c>ChatHub</c>: browsers and proxies that may come.</summary>
public sealed class TransportOptions
{
    public const string Section = "ChatHub";

    /// <summary>Origins besides the page's own, such as <c>https://example.org</c>. Default none.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    /// <summary>
    /// Addresses (<c>127.0.0.1</c>) and networks (<c>10.0.0.0/8</c>) of the proxies whose X-Forwarded-For, -Proto and -Host count. Default none.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];
}
