using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;
using ChatHub.Server.Store;
using ChatHub.Server.Transport;
using ChatHub.Server.Transport.Lines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatHub.Server;

/// <summary>What the server is made of, stage by stage.</summary>
internal static class Services
{
    public static void AddChatHub(this WebApplicationBuilder builder)
    {
        builder.Logging.AddEscapedConsole().AddSecurityLog();
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section);
        services.AddOptions<LimitOptions>().BindConfiguration(LimitOptions.Section);
        services.AddOptions<TransportOptions>().BindConfiguration(TransportOptions.Section).ValidateOnStart();
        services.ConfigureOptions<Origins>();
        services.AddOptions<UnixSocketOptions>().BindConfiguration(UnixSocketOptions.Section);
        services.AddOptions<LineOptions>().BindConfiguration(LineOptions.Section)
            .Validate(LineOptions.IsAddress, "ChatHub:LineAddress must be an IP address, such as 127.0.0.1 or 0.0.0.0.").ValidateOnStart();

        services.AddSingleton<Presence>();
        services.AddSingleton<Dispatcher>();
        AddStore(services);

        services.AddSingleton<Passwords>();
        services.AddSingleton<UserLimits>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<Claims>();
        services.AddSingleton<Upkeep>();
        services.AddSingleton<AccountExport>();
        services.AddSingleton<Erasures>();
        services.AddHostedService(provider => provider.GetRequiredService<Erasures>());
        services.AddSingleton<Chat>();
        services.AddSingleton<IAnnouncer, SignalRAnnouncer>();

        services.AddSingleton<RefusalSamples>();
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<GuessLimits>();
        services.AddSingleton<ExportTurns>();
        services.AddSingleton<SocketLimits>();
        services.AddSingleton<ConnectionLimits>();
        services.AddSingleton<Arrivals>();
        services.AddSingleton<SessionFactory>();
        services.AddSingleton<LineLogin>();
        services.AddSingleton<LineConversations>();
        services.AddHostedService<LineEndpoint>();
        services.AddSingleton<Slices>();
        services.AddHostedService<PresenceAnnouncements>();
        services.AddSingleton<NewGroups>();
        services.AddHostedService(provider => provider.GetRequiredService<NewGroups>());
        services.AddHostedService<SessionUpkeep>();
        services.AddTrustedProxies();
        services.AddAllowedOrigins();
        services.AddUnixSockets();
        services.AddQueryTokens();
        services.AddPage();
        services.AddApiDocument();
        services.AddSignalRTransport();
    }

    private static void AddStore(IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var folder = provider.GetRequiredService<IOptions<StoreOptions>>().Value.DataFolder;
            var data = new DataFolder(Path.GetFullPath(folder, provider.GetRequiredService<IHostEnvironment>().ContentRootPath));
            PrivateFiles.Close(data, provider.GetRequiredService<ILogger<DataFolder>>());
            return data;
        });
        services.AddPooledDbContextFactory<ChatDbContext>((provider, options) => options
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = provider.GetRequiredService<DataFolder>().Database, DefaultTimeout = SqliteConnectionSettings.LockPatienceSeconds }.ConnectionString)
            .AddInterceptors(new SqliteConnectionSettings()));
        services.AddSingleton(provider => OpenStore.Open(
            provider.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContext(),
            provider.GetRequiredService<DataFolder>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<OpenStore>>()));
        services.AddSingleton(provider => new LogWriter(
            provider.GetRequiredService<OpenStore>(),
            provider.GetRequiredService<Dispatcher>(),
            provider.GetRequiredService<IOptions<StoreOptions>>().Value.QueueLength,
            provider.GetRequiredService<ILogger<LogWriter>>()));
        services.AddSingleton<IWriteQueue>(provider => provider.GetRequiredService<LogWriter>());
        services.AddSingleton(provider => new LogReader(
            provider.GetRequiredService<Readers>(), () => provider.GetRequiredService<LogWriter>().Head, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Readers>();
        services.AddSingleton(provider => new Lookups(
            provider.GetRequiredService<Readers>(), group => provider.GetRequiredService<OpenStore>().Log.Roster.Sizes.Of(group)));
    }
}
