using System.ComponentModel.DataAnnotations;
using System.Net;

namespace ChatHub.Server.Transport.Lines;

/// <summary>Section <c>ChatHub</c>: where clients that speak plain lines come in.</summary>
public sealed class LineOptions
{
    public const string Section = "ChatHub";
    public const string PortKey = $"{Section}:{nameof(LinePort)}";

    /// <summary>TCP port of the line endpoint. 1 to 65,535, default none: there is no such endpoint.</summary>
    [Range(1, 65_535)]
    public int? LinePort { get; set; }

    /// <summary>The IP address that it listens on. Default 127.0.0.1: what is said on a line, passwords included, is not encrypted.</summary>
    public string LineAddress { get; set; } = "127.0.0.1";

    internal static bool IsAddress(LineOptions options) => IPAddress.TryParse(options.LineAddress, out _);
}
