namespace ChatHub.Server.Transport;

/// <summary>Security headers for browsers, and what proxies need to be told.</summary>
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

        // nginx holds an event stream back until its buffer is full, unless it is told not to.
        if (context.Request.Path.StartsWithSegments(HubEndpoint.Path, StringComparison.OrdinalIgnoreCase))
            headers["X-Accel-Buffering"] = "no";
        return next(context);
    });
}
