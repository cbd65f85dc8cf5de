using System.Globalization;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;
using Microsoft.AspNetCore.SignalR;

namespace ChatHub.Server.Transport;

/// <summary>Each chat group has a SignalR group, named by its id; what is ephemeral goes through it.</summary>
internal sealed class SignalRAnnouncer(IHubContext<HubEndpoint> hub, NewGroups newGroups) : IAnnouncer
{
    // On one server this completes at once.
    public void Follow(Session session, IReadOnlyList<int> groups) => _ = Task.WhenAll(groups.Select(group => FollowAsync([session], group)));

    public Task FollowAsync(IEnumerable<Session> sessions, int group) =>
        Task.WhenAll(Connections(sessions).Select(connection => hub.Groups.AddToGroupAsync(connection, GroupName(group))));

    public Task UnfollowAsync(IEnumerable<Session> sessions, int group) =>
        Task.WhenAll(Connections(sessions).Select(connection => hub.Groups.RemoveFromGroupAsync(connection, GroupName(group))));

    public void TellGroup(int group, GroupChange change)
    {
        // Not awaited by the command: one client that does not read would hold up the answer of another.
        _ = hub.Clients.Group(GroupName(group)).SendAsync(nameof(IChatClient.GroupChanged), change);
    }

    public void TellOthers(int user, GroupChange created) => newGroups.Tell(created, by: user);

    private static IEnumerable<string> Connections(IEnumerable<Session> sessions) =>
        sessions.Select(session => session.Peer).OfType<SignalRPeer>().Select(peer => peer.ConnectionId);

    private static string GroupName(int group) => group.ToString(CultureInfo.InvariantCulture);
}
