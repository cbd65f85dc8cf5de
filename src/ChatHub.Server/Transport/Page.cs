using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace ChatHub.Server.Transport;

/// <summary>The static page.</summary>
internal static class Page
{
    /// <summary>The page's own files, and nothing that holds a token or a message: compressing secrets beside what a stranger chose would tell of them.</summary>
    private static readonly string[] Compressed = ["text/html", "text/css", "text/javascript", "image/svg+xml", "application/manifest+json"];

    /// <summary>The page is a hundred small files: at the fastest level they weigh a fifth more.</summary>
    private const CompressionLevel Level = CompressionLevel.Optimal;

    /// <summary>A policy holds for documents and workers. With each of the other files it would be as long as many of them.</summary>
    private static readonly string[] WithoutPolicy = ["text/css", "text/javascript"];

    private const string Worker = "sw.js";

    public static void AddPage(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Compressed;
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = Level);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = Level);
    }

    /// <summary>Before every gate: files hold no secret, and a page whose scripts are refused could not say why. What has an endpoint is none of them.</summary>
    public static void UsePage(this WebApplication app) => app.UseWhen(context => context.GetEndpoint() is null, files =>
    {
        files.UseResponseCompression();
        files.UseDefaultFiles();
        files.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Prepare });
    });

    private static void Prepare(StaticFileResponseContext file)
    {
        var response = file.Context.Response;
        if (file.File.Name != Worker && WithoutPolicy.Contains(response.ContentType))
            response.Headers.Remove(HeaderNames.ContentSecurityPolicy);
    }
}
