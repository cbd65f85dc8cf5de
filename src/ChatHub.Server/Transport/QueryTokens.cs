using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatHub.Server.Transport;

/// <summary>
/// Browsers cannot set a header on a WebSocket, so their token comes in the address, which hosting and others log. Before any of them sees the request
/// the token moves to the header in which other clients send it; an address of another path than the hub's just loses it.
/// </summary>
internal sealed class QueryTokens(IServiceProvider services) : IHttpContextFactory
{
    private const string Name = "access_token";
    private readonly DefaultHttpContextFactory _usual = new(services);

    public HttpContext Create(IFeatureCollection featureCollection)
    {
        if (featureCollection.Get<IHttpRequestFeature>() is { QueryString.Length: > 1 } request)
            Move(request);
        return _usual.Create(featureCollection);
    }

    public void Dispose(HttpContext httpContext) => _usual.Dispose(httpContext);

    private static void Move(IHttpRequestFeature request)
    {
        string? token = null;
        List<string> others = [];
        foreach (var pair in new QueryStringEnumerable(request.QueryString))
        {
            if (pair.DecodeName().Span.Equals(Name, StringComparison.OrdinalIgnoreCase))
                token ??= pair.DecodeValue().ToString();
            else
                others.Add($"{pair.EncodedName}={pair.EncodedValue}");
        }

        if (token is null)
            return;
        request.QueryString = others.Count == 0 ? "" : "?" + string.Join('&', others);
        request.RawTarget = request.RawTarget.Split('?')[0] + request.QueryString;
        if (request.Headers.Authorization.Count == 0 && new PathString(request.Path).StartsWithSegments(HubEndpoint.Path, StringComparison.OrdinalIgnoreCase))
            request.Headers.Authorization = DeviceAuthentication.Bearer + token;
    }
}

/// <summary>Keeps tokens that come in an address out of the log, at every level.</summary>
internal static class QueryTokensExtensions
{
    public static void AddQueryTokens(this IServiceCollection services)
    {
        services.AddSingleton<IHttpContextFactory, QueryTokens>();
        // Kestrel quotes the request line of a bad request, before there is a request to take a token from.
        services.PostConfigure<LoggerFilterOptions>(filters =>
        {
            foreach (var provider in filters.Rules.Select(rule => rule.ProviderName).Append(null).Distinct(StringComparer.Ordinal).ToList())
            {
                filters.Rules.Add(new LoggerFilterRule(provider, "Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.None, filter: null));
            }
        });
    }
}
