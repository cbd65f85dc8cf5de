using ChatHub.Server.Store;
using ChatHub.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatHub.Saboteur;

/// <summary>Registers a saboteur in the place of the service that keeps the promise.</summary>
internal static class Saboteurs
{
    public static void Add(IServiceCollection services, Sabotage sabotage)
    {
        switch (sabotage)
        {
            case Sabotage.AckEarly:
                services.AddSingleton(provider => Open(provider, EarlyCommit.Around));
                break;
            case Sabotage.NoDedup:
                services.AddSingleton(provider => Open(provider, NewIds.Around));
                break;
            case Sabotage.NoSync:
                services.AddSingleton(provider => Open(provider, after: context => context.Database.ExecuteSqlRaw("PRAGMA synchronous=NORMAL")));
                break;
            case Sabotage.NoKeepAlive:
                services.PostConfigure<HubOptions>(hub => hub.ClientTimeoutInterval = TimeSpan.MaxValue);
                services.PostConfigure<WebSocketOptions>(sockets => sockets.KeepAliveInterval = Timeout.InfiniteTimeSpan);
                break;
        }
    }

    private static OpenStore Open(IServiceProvider provider, Func<ILogTables, ILogTables>? around = null, Action<ChatDbContext>? after = null)
    {
        var context = provider.GetRequiredService<IDbContextFactory<ChatDbContext>>().CreateDbContext();
        var store = OpenStore.Open(
            context, provider.GetRequiredService<DataFolder>(), TimeProvider.System, provider.GetRequiredService<ILogger<OpenStore>>(), around);
        after?.Invoke(context);
        return store;
    }
}
