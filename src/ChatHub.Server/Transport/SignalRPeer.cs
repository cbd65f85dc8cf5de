using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ChatHub.Server.Transport;

/// <summary>A session's other end on SignalR, on its connection itself: <c>Clients.User</c> would walk all connections.</summary>
internal sealed class SignalRPeer(HubConnectionContext connection) : IPeer
{
    public string ConnectionId => connection.ConnectionId;

    public Task SendAsync(Welcome welcome) => SendAsync(nameof(IChatClient.Welcome), welcome);

    public Task SendAsync(Gap gap) => SendAsync(nameof(IChatClient.Gap), gap);

    public Task SendAsync(Bye bye) => SendAsync(nameof(IChatClient.Bye), bye);

    public Task SendAsync(Outgoing outgoing) => connection.WriteAsync(new OutgoingMessage(outgoing)).AsTask();

    /// <summary>What many are told, serialised once for all of them.</summary>
    public Task SendAsync(SerializedHubMessage message) => connection.WriteAsync(message).AsTask();

    public void Abort() => connection.Abort();

    private Task SendAsync(string target, object argument) => connection.WriteAsync(new InvocationMessage(target, [argument])).AsTask();
}
