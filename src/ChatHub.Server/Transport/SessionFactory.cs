using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using Microsoft.AspNetCore.SignalR;

namespace ChatHub.Server.Transport;

/// <summary>Makes the session of a new SignalR connection.</summary>
public sealed class SessionFactory(LogReader reader, TimeProvider time, ILogger<Session> log)
{
    public Session Create(HubCallerContext connection) => new(
        DeviceClaims.Owner(connection.User!), new SignalRPeer(HubConnections.Of(connection)), reader.ReadAsync, DeliveryOptions.Default, time, log);
}
