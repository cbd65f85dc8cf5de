using ChatHub.Contracts;
using ChatHub.Server;
using ChatHub.Server.Startup;
using ChatHub.Server.Store;
using ChatHub.Server.Transport;
using ChatHub.Server.Transport.Lines;

return await ServerCommands.RunAsync(args, settings => StartAsync(settings));

/// <summary>The server, put together. Visible to tests.</summary>
public sealed partial class Program
{
    /// <param name="settings">From the command line.</param>
    /// <param name="replace">Puts other services in the place of the usual ones: the fault tests do, to break a promise on purpose.</param>
    internal static async Task<WebApplication> StartAsync(SettingArguments settings, Action<IServiceCollection>? replace = null)
    {
        // EF Core compiling itself is most of the start: on a second core it does so beside the host (2.1 s to ready become 1.8 on two cores).
        _ = Task.Run(StoreWarmUp.Run);
        Globalization.Require();

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings.All, ContentRootPath = ContentRoot.Find(settings) });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.UseSocketGate();
            kestrel.Limits.MaxConcurrentConnections = HandleLimit.Connections(besidesLines: builder.Configuration[LineOptions.PortKey] is not null);
        });
        builder.AddChatHub();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        SettingsCheck.Require(app.Configuration, settings);
        ListenAddresses.Require(app.Configuration);
        // Opening the store is most of the start: meanwhile the rest is put together.
        var store = Task.Run(() => Opening.OpenStore(app.Services));

        app.UseTrustedProxies();
        app.UseDraining();
        app.UseHangup();
        app.UseRouting();
        app.UseSecurityHeaders();
        app.UsePage();
        app.UseOriginGate();
        app.UseArrivalGate();
        app.UseRefusals();
        app.UseWebSockets();
        app.UseAuthentication();
        app.UseNegotiateGate();
        app.UseAuthorization();

        app.MapChatHub();
        app.MapAccounts();
        app.MapMessages();
        app.MapRead("/api/commands", () => Results.Json(Commands.Views, ContractsJson.Wire.IReadOnlyListCommandView))
            .Answers<IReadOnlyList<CommandView>>("List the commands");
        app.MapRead("/health", () => Results.Ok()).WithSummary("Is it ready?").WithTags("ChatHub");
        app.MapApiDocument();

        await app.OpenAsync(store);
        return app;
    }
}
