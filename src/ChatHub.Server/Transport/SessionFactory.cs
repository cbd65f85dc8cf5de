using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using Microsoft.AspNetCore.SignalR;

namespace ChatHub.Server.Transport;

/// <summary>Makes the session of a new connection.</summary>
public sealed class SessionFactory(LogReader reader, TimeProvider time, ILogger<Session> log)
{
    public Session Create(HubCallerContext connection) => Create(DeviceClaims.Owner(connection.User!), new SignalRPeer(ConnectionRegistry.Of(connection)));

    public Session Create(SessionOwner owner, IPeer peer) => new(owner, peer, reader.ReadAsync, DeliveryOptions.Default, time, log);
}
