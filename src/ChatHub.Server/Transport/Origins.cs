using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>The configured origins as browsers send them: in lower case, without the default port, without a slash at the end.</summary>
internal sealed class Origins : IPostConfigureOptions<TransportOptions>, IValidateOptions<TransportOptions>
{
    public void PostConfigure(string? name, TransportOptions options) => options.AllowedOrigins = [.. options.AllowedOrigins.Select(text => Parse(text) ?? text)];

    public ValidateOptionsResult Validate(string? name, TransportOptions options) => options.AllowedOrigins.FirstOrDefault(text => Parse(text) is null) is { } wrong
        ? ValidateOptionsResult.Fail($"ChatHub:AllowedOrigins holds '{wrong}', which is not an origin such as https://example.org.")
        : ValidateOptionsResult.Success;

    /// <returns>Null: not an origin.</returns>
    private static string? Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.PathAndQuery != "/" || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            return null;
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        return uri.IsDefaultPort ? $"{uri.Scheme}://{host}" : $"{uri.Scheme}://{host}:{uri.Port}";
    }
}
