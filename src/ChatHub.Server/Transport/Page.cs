using Microsoft.AspNetCore.ResponseCompression;

namespace ChatHub.Server.Transport;

/// <summary>The static page.</summary>
internal static class Page
{
    /// <summary>The page's own files, and nothing that holds a token or a message: compressing secrets beside what a stranger chose would tell of them.</summary>
    private static readonly string[] Compressed = ["text/html", "text/css", "text/javascript", "image/svg+xml", "application/manifest+json"];

    public static void AddPage(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true;
        options.MimeTypes = Compressed;
    });

    /// <summary>Before every gate: files hold no secret, and a page whose scripts are refused could not say why. What has an endpoint is none of them.</summary>
    public static void UsePage(this WebApplication app) => app.UseWhen(context => context.GetEndpoint() is null, files =>
    {
        files.UseResponseCompression();
        files.UseDefaultFiles();
        files.UseStaticFiles();
    });
}
