using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store.Writes;

/// <summary>Membership up to here: what was sent before stays visible.</summary>
public sealed class LeaveGroup(SessionOwner member, string groupKey) : ActingWrite<LeftGroup>(member)
{
    protected override Decision<LeftGroup> DecideFor(UserState user, LogTransaction log)
    {
        if (log.Roster.GroupByKey(groupKey) is not { } group)
            return Refusals.NoSuchGroup;
        if (!group.Members.Contains(user))
            return Refusals.NotAMember;

        log.Sql.Leave(user.Id, group.Id, log.TakePosition());
        log.Change(() => Roster.Leave(user, group), () => Roster.Join(user, group));
        return new LeftGroup(group.Id, new GroupView(group.Name, group.Members.Count, Member: false));
    }
}

public sealed record LeftGroup(int Id, GroupView View);
