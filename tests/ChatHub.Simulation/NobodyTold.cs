using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;

namespace ChatHub.Simulation;

/// <summary>What is ephemeral is promised to nobody, so no world hears of it.</summary>
internal sealed class NobodyTold : IAnnouncer
{
    public void Follow(Session session, IReadOnlyList<int> groups)
    {
    }

    public Task FollowAsync(IEnumerable<Session> sessions, int group) => Task.CompletedTask;

    public Task UnfollowAsync(IEnumerable<Session> sessions, int group) => Task.CompletedTask;

    public void TellOthers(int user, GroupChange created)
    {
    }

    public void TellGroup(int group, GroupChange change)
    {
    }
}
