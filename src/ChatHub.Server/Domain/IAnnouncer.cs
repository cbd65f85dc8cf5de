using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Domain;

/// <summary>Tells what is ephemeral through SignalR groups, which stand to the left of the domain: a loss there costs nothing.</summary>
public interface IAnnouncer
{
    /// <summary>A new connection follows its groups' events, from before it is told that it is there.</summary>
    void Follow(Session session, IReadOnlyList<int> groups);

    /// <summary>A user's live connections follow a group's events from now on.</summary>
    Task FollowAsync(IEnumerable<Session> sessions, int group);

    Task UnfollowAsync(IEnumerable<Session> sessions, int group);

    /// <summary>Tells a group's members who follow it.</summary>
    void TellGroup(int group, GroupChange change);

    /// <summary>Tells everybody but a user, soon: others of a group may hear of it after they have entered it.</summary>
    void TellOthers(int user, GroupChange created);
}
