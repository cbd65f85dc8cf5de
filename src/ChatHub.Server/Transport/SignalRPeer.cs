using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using Microsoft.AspNetCore.SignalR;

namespace ChatHub.Server.Transport;

/// <summary>A session's other end on SignalR, addressed by its connection: <c>Clients.User</c> would walk all connections.</summary>
internal sealed class SignalRPeer(IHubContext<HubEndpoint> hub, HubCallerContext connection) : IPeer
{
    private readonly ISingleClientProxy _client = hub.Clients.Client(connection.ConnectionId);

    public string ConnectionId => connection.ConnectionId;

    public Task SendAsync(Welcome welcome) => _client.SendAsync(nameof(IChatClient.Welcome), welcome);

    public Task SendAsync(Gap gap) => _client.SendAsync(nameof(IChatClient.Gap), gap);

    public Task SendAsync(OutgoingBatch batch) => _client.SendAsync(nameof(IChatClient.Receive), batch);

    public Task SendAsync(Bye bye) => _client.SendAsync(nameof(IChatClient.Bye), bye);

    public void Abort() => connection.Abort();
}
