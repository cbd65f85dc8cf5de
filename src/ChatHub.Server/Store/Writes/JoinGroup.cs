using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store.Writes;

/// <summary>Membership from here on. Joining twice changes nothing.</summary>
public sealed class JoinGroup(SessionOwner member, string groupKey, int mostGroups) : ActingWrite<JoinedGroup>(member)
{
    protected override Decision<JoinedGroup> DecideFor(UserState user, LogTransaction log)
    {
        if (log.Roster.GroupByKey(groupKey) is not { } group)
            return Refusals.NoSuchGroup;

        var already = group.Members.Contains(user);
        if (!already)
        {
            if (user.Groups.Count >= mostGroups)
                return Refusals.TooManyGroups;
            log.Sql.Join(user.Id, group.Id, log.TakePosition());
            log.Change(() => Roster.Join(user, group), () => Roster.Leave(user, group));
        }

        return new JoinedGroup(group.Id, new GroupView(group.Name, group.Members.Count, Member: true), already);
    }
}

public sealed record JoinedGroup(int Id, GroupView View, bool Already);
