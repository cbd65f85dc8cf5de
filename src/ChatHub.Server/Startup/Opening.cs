using ChatHub.Server.Store;
using Microsoft.Extensions.Options;

namespace ChatHub.Server.Startup;

/// <summary>The last steps of the start, in their order.</summary>
internal static partial class Opening
{
    /// <summary>Opens what the server cannot be without.</summary>
    public static void OpenStore(IServiceProvider services)
    {
        services.GetRequiredService<IStartupValidator>().Validate();
        services.GetRequiredService<LogWriter>();
    }

    /// <summary>Listens once the store is open: a server that cannot keep its log must not take its first request.</summary>
    public static async Task OpenAsync(this WebApplication app, Task store)
    {
        try
        {
            await store;
            await ListenAsync(app);
        }
        catch (Exception exception) when (exception is not HostAbortedException)
        {
            app.Logger.NotStarted(exception);
            await app.DisposeAsync();
            throw;
        }
    }

    private static async Task ListenAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (exception is not HostAbortedException)
        {
            throw ListenAddresses.Explain(exception, app.Configuration);
        }
    }

    [LoggerMessage(1201, LogLevel.Debug, "The start failed")]
    private static partial void NotStarted(this ILogger log, Exception exception);
}
