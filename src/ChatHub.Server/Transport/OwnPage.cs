using ChatHub.Contracts;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>The origin gate: the server's own page and those of the configured origins pass; a page of another site reaches neither the API nor the hub.</summary>
internal static class OwnPage
{
    /// <summary>Pages of the configured origins may also use the HTTP side, with their credentials as SignalR sends them.</summary>
    public static void AddAllowedOrigins(this IServiceCollection services) => services.AddCors().AddOptions<CorsOptions>()
        .Configure<IOptions<TransportOptions>>((cors, options) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. options.Value.AllowedOrigins]).AllowAnyHeader().AllowAnyMethod().AllowCredentials()));

    /// <summary>A client without an Origin is no browser and carries its token itself.</summary>
    public static void UseOriginGate(this IApplicationBuilder app)
    {
        // Their value is read with the first request: wrong settings are told at the start, in one sentence.
        var options = app.ApplicationServices.GetRequiredService<IOptions<TransportOptions>>();
        app.Use((context, next) =>
        {
            var origin = context.Request.Headers.Origin.ToString();
            return origin.Length == 0 || IsFile(context.Request) || IsOwn(context.Request, origin) || IsAllowed(origin)
                ? next(context)
                : RefuseAsync(context, origin);
        });
        // Only for them: it makes a request's services, which would then be kept by whoever waits at the arrival gate.
        app.UseWhen(context => IsAllowed(context.Request.Headers.Origin.ToString()), branch => branch.UseCors());

        bool IsAllowed(string origin) => options.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    // The page of the API and its scripts come from a package, as endpoints.
    private static bool IsFile(HttpRequest request) => request.Path.StartsWithSegments(ApiDocument.Page, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Browsers send Sec-Fetch-Site over HTTPS and to localhost, and no page can forge it: there a proxy may rewrite Host as it likes. Elsewhere Origin
    /// must be Host, and no other header tells the own page from a foreign one.
    /// </summary>
    private static bool IsOwn(HttpRequest request, string origin) =>
        request.Headers["Sec-Fetch-Site"] == "same-origin" || IsHost(origin, request.Host);

    // The scheme is left out: behind a proxy that ends TLS it differs, and the host alone tells a foreign page. A default port may be written or not.
    private static bool IsHost(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase)
        && (host.Port is { } port ? port == uri.Port : uri.IsDefaultPort);

    // With what was compared: the way out is a setting or a header of the proxy, and these two say which.
    private static Task RefuseAsync(HttpContext context, string origin) => Refused.WriteAsync(
        context,
        new Problem(Refusals.ForeignOrigin.Text, Refusals.ForeignOrigin.Code, StatusCodes.Status403Forbidden) { Origin = origin, Host = context.Request.Host.Value });
}
