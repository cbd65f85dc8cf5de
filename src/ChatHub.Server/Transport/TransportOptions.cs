namespace ChatHub.Server.Transport;

/// <summary>Section <c>ChatHub</c>: who may come from a browser.</summary>
public sealed class TransportOptions
{
    public const string Section = "ChatHub";

    /// <summary>Origins besides the page's own, such as <c>https://example.org</c>. Default none.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];
}
