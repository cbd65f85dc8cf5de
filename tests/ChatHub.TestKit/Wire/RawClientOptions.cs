using System.Globalization;

namespace ChatHub.TestKit;

/// <summary>How a <see cref="RawClient"/> connects.</summary>
/// <param name="Server">As <see cref="ServerProcess.Url"/>.</param>
/// <param name="Token">From a session request; null connects without.</param>
public sealed record RawClientOptions(Uri Server, string? Token)
{
    public long? Since { get; init; }

    public string? Epoch { get; init; }

    /// <summary>The socket's receive buffer; small for a client that is to stop reading, so that the server feels it soon.</summary>
    public int? ReceiveBuffer { get; init; }

    public TimeSpan ConnectBound { get; init; } = TimeSpan.FromSeconds(15);

    internal Uri HubUri()
    {
        List<string> query = [];
        if (Token is not null) query.Add("access_token=" + Uri.EscapeDataString(Token));
        if (Since is { } since) query.Add(string.Create(CultureInfo.InvariantCulture, $"since={since}"));
        if (Epoch is not null) query.Add("epoch=" + Uri.EscapeDataString(Epoch));
        return new UriBuilder(Server) { Scheme = "ws", Path = "/chat", Query = string.Join('&', query) }.Uri;
    }
}
