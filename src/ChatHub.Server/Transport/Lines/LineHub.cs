using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;

namespace ChatHub.Server.Transport.Lines;

/// <summary>The hub's methods for a session that no SignalR connection holds: a typed line runs through the same ones.</summary>
internal sealed class LineHub(Session caller, Chat chat, Claims claims, SessionFactory sessions, ConnectionLimits connections)
    : HubEndpoint(chat, claims, sessions, connections)
{
    protected override Session Caller => caller;
}
