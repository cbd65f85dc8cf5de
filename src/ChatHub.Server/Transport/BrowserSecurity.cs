using ChatHub.Contracts;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Transport;

/// <summary>What browsers need to be told, and which of their pages may come.</summary>
internal static class BrowserSecurity
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types chathub-worker";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(ApiDocument.Page, StringComparison.OrdinalIgnoreCase)
            ? ApiDocument.ContentPolicy(context) : ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";

        // A page put together from two versions is worse than asking again; an answer of the API is nobody's to keep.
        headers.CacheControl = context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? "no-store" : "no-cache";
        return next(context);
    });

    /// <summary>Pages of the configured origins may also use the HTTP side, with their credentials as SignalR sends them.</summary>
    public static void AddAllowedOrigins(this IServiceCollection services) => services.AddCors().AddOptions<CorsOptions>()
        .Configure<IOptions<TransportOptions>>((cors, options) => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. options.Value.AllowedOrigins]).AllowAnyHeader().AllowAnyMethod().AllowCredentials()));

    /// <summary>Only the page's own host and the configured origins; a client without an Origin is no browser and carries its token itself.</summary>
    public static void UseOriginGate(this IApplicationBuilder app, IReadOnlyCollection<string> allowed)
    {
        app.Use((context, next) =>
        {
            var origin = context.Request.Headers.Origin.ToString();
            return origin.Length == 0 || IsOwn(context.Request, origin) || IsAllowed(origin)
                ? next(context)
                : Refused.WriteAsync(context, StatusCodes.Status403Forbidden, Refusals.ForeignOrigin);
        });
        // Only for them: it makes a request's services, which would then be kept by whoever waits at the arrival gate.
        app.UseWhen(context => IsAllowed(context.Request.Headers.Origin.ToString()), branch => branch.UseCors());

        bool IsAllowed(string origin) => allowed.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    // The scheme is left out: behind a proxy that ends TLS it differs, and the host alone tells a foreign page.
    private static bool IsOwn(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
}
