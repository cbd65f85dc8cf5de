using ChatHub.Server.Store;
using Microsoft.Extensions.Options;

namespace ChatHub.Server;

/// <summary>Opens what the server cannot be without.</summary>
internal static class Opening
{
    /// <returns>Null, or why the server cannot start and what to do about it.</returns>
    public static string? Open(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            services.GetRequiredService<LogWriter>();
            return null;
        }
        catch (Exception exception) when (exception is StoreUnavailableException or OptionsValidationException)
        {
            return exception.Message;
        }
    }
}
