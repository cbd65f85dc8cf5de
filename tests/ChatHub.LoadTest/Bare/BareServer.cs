using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatHub.LoadTest.Bare;

/// <summary>The process that the subcommand <c>bare</c> is.</summary>
internal static class BareServer
{
    public const string Path = "/bare";

    public static async Task Run(string urls, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSignalR();
        builder.Services.AddSingleton<IUserIdProvider, NickInQuery>();
        await using var app = builder.Build();
        app.Urls.Add(urls);
        app.MapHub<BareHub>(Path);
        app.MapGet("/health", () => "ok");
        await app.StartAsync(stop);
        await ((IHost)app).WaitForShutdownAsync(stop);
    }
}
