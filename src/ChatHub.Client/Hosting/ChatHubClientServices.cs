using System.Diagnostics.Metrics;
using ChatHub.Client;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts a <see cref="ChatClient"/> among the services of an application.</summary>
public static class ChatHubClientServices
{
    /// <summary>
    /// Adds a <see cref="ChatClient"/>, one for the application, which disposes it. Whoever uses it starts it, or <see cref="AddChatHubConnection"/> does.
    /// Its options may also be configured elsewhere, e.g. bound to the configuration; they are checked when the host starts. Logging, meters and clock
    /// are the application's where the options name none. For several clients, make each of them yourself.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Sets the options; null when that is done elsewhere.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddChatHubClient(this IServiceCollection services, Action<ChatClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<ChatClientOptions>()
            .Configure(options => configure?.Invoke(options))
            .PostConfigure<IServiceProvider>(TakeFrom)
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ChatClientOptions>, OptionsValidation>());
        services.TryAddSingleton(provider => new ChatClient(provider.GetRequiredService<IOptions<ChatClientOptions>>().Value));
        return services;
    }

    /// <summary>
    /// Starts the client of <see cref="AddChatHubClient"/> with the host. The host does not wait for the connection, and messages may be queued at once;
    /// if the nick is refused, the host ends. Somebody must read <see cref="ChatClient.Messages"/>: what is not read is not acknowledged.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddChatHubConnection(this IServiceCollection services) => services.AddHostedService<HostedConnection>();

    private static void TakeFrom(ChatClientOptions options, IServiceProvider provider)
    {
        if (options.LoggerFactory is NullLoggerFactory)
            options.LoggerFactory = provider.GetService<ILoggerFactory>() ?? options.LoggerFactory;
        if (options.TimeProvider == TimeProvider.System)
            options.TimeProvider = provider.GetService<TimeProvider>() ?? options.TimeProvider;
        options.MeterFactory ??= provider.GetService<IMeterFactory>();
    }
}
