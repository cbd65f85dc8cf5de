using Microsoft.AspNetCore.SignalR;

namespace ChatHub.Server.Transport;

/// <summary>Keeps each connection where its hub finds it: <see cref="HubCallerContext"/> shows less.</summary>
internal sealed class ConnectionRegistry(ILogger<DefaultHubLifetimeManager<HubEndpoint>> log) : DefaultHubLifetimeManager<HubEndpoint>(log)
{
    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        connection.Items[typeof(HubConnectionContext)] = connection;
        return base.OnConnectedAsync(connection);
    }

    public static HubConnectionContext Of(HubCallerContext caller) => (HubConnectionContext)caller.Items[typeof(HubConnectionContext)]!;
}
