using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace ChatHub.Server.Transport;

/// <summary>
/// Behind a proxy the client's address, scheme and host are in headers that anybody can send. They count only when they come from an address in
/// <c>ChatHub:TrustedProxies</c>; of a list of addresses, the last one that is not a trusted proxy's is the client's.
/// </summary>
internal static partial class TrustedProxies
{
    private const string TrustAnybodyKey = "FORWARDEDHEADERS_ENABLED";

    public static void AddTrustedProxies(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<TransportOptions>, Validation>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<TransportOptions>>((headers, options) =>
        {
            var networks = options.Value.TrustedProxies.Select(text => Parse(text)!.Value).ToList();
            headers.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None
                : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            headers.ForwardLimit = null; // the chain ends at the first address that is not trusted
            headers.KnownProxies.Clear();
            headers.KnownIPNetworks.Clear();
            networks.ForEach(headers.KnownIPNetworks.Add);
        });
    }

    /// <summary>Before everything that looks at an address or a host.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (app.Configuration.GetValue<bool>(TrustAnybodyKey))
            app.Logger.TrustAnybodyIgnored();
    }

    /// <summary>A single address is a network of one; null when the text is neither.</summary>
    internal static IPNetwork? Parse(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        // "10" would be 0.0.0.10.
        return IPAddress.TryParse(text, out var address) && text.AsSpan().ContainsAny('.', ':') && (text.Contains(':', StringComparison.Ordinal) || address.ToString() == text)
            ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }

    private sealed class Validation : IValidateOptions<TransportOptions>
    {
        private const string Key = $"{TransportOptions.Section}:{nameof(TransportOptions.TrustedProxies)}";

        public ValidateOptionsResult Validate(string? name, TransportOptions options) =>
            options.TrustedProxies.FirstOrDefault(text => Parse(text) is null) is { } wrong
                ? ValidateOptionsResult.Fail($"{Key}: '{wrong}' is not an IP address or a network, such as 127.0.0.1 or 10.0.0.0/8.")
                : ValidateOptionsResult.Success;
    }
}
