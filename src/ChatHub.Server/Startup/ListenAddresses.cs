using System.Net;

namespace ChatHub.Server.Startup;

/// <summary>
/// Where Kestrel is told to listen. What it cannot parse as a port it takes for a part of the host's name, and listens on every address instead: such
/// addresses are refused.
/// </summary>
internal static class ListenAddresses
{
    private const char Separator = ';';

    /// <summary>As they were given; none means the default. Ports count only without addresses.</summary>
    public static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();
        var addresses = Split(configuration[WebHostDefaults.ServerUrlsKey]);
        return
        [
            .. endpoints,
            .. addresses.Length > 0 ? addresses
                : Split(configuration[WebHostDefaults.HttpPortsKey]).Select(port => $"http://*:{port}")
                    .Concat(Split(configuration[WebHostDefaults.HttpsPortsKey]).Select(port => $"https://*:{port}")),
        ];
    }

    /// <exception cref="StartRefusedException">One of them is not an address.</exception>
    public static void Require(IConfiguration configuration)
    {
        if (Of(configuration).FirstOrDefault(address => !IsAddress(address)) is { } wrong)
            throw new StartRefusedException($"'{wrong}' is not an address to listen on, such as http://0.0.0.0:8080 or http://unix:/run/chathub.sock.");
    }

    /// <summary>Adds where the server was to listen, and its certificate, which .NET's errors leave out.</summary>
    public static Exception Explain(Exception exception, IConfiguration configuration)
    {
        if (exception is IOException && exception.Message.StartsWith("Failed to bind", StringComparison.Ordinal))
            return exception;
        var addresses = Of(configuration);
        var certificates = configuration.AsEnumerable().Where(pair => IsOfCertificate(pair.Key) && pair.Value is not null).ToList();
        var files = certificates.Where(pair => pair.Key.EndsWith("Path", StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value).ToList();
        var with = files.Count == 0 ? "" : $" with the certificate {string.Join(", ", files)}";
        var reason = exception is InvalidOperationException && certificates.Count == 0 && addresses.Any(IsHttps)
            ? "no certificate is given; name one with --Kestrel:Certificates:Default:Path=FILE"
            : exception.Message;
        return new StartRefusedException($"It cannot listen on {string.Join(", ", addresses)}{with}: {reason}", exception);
    }

    private static bool IsHttps(string address) => address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfCertificate(string key) => key.StartsWith("Kestrel:", StringComparison.OrdinalIgnoreCase) && key.Contains("Certificate", StringComparison.OrdinalIgnoreCase);

    private static string[] Split(string? list) => list?.Split(Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsAddress(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return address.IsUnixPipe || address.IsNamedPipe
                || (address.Port is >= IPEndPoint.MinPort and <= IPEndPoint.MaxPort && (!address.Host.Contains(':', StringComparison.Ordinal) || IPAddress.TryParse(address.Host, out _)));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
