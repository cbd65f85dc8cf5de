using ChatHub.Contracts;

namespace ChatHub.Server.Store.Writes;

/// <summary>Membership up to here: what was sent before stays visible.</summary>
public sealed class LeaveGroup(int member, string groupKey) : Write<LeftGroup>
{
    protected override Decision<LeftGroup> DecideValue(LogTransaction log)
    {
        if (log.Roster.GroupByKey(groupKey) is not { } group)
            return Refusals.NoSuchGroup;
        var user = log.Roster.User(member);
        if (!group.Members.Contains(user))
            return Refusals.NotAMember;

        log.Sql.Leave(member, group.Id, log.TakePosition());
        log.Change(() => Roster.Leave(user, group), () => Roster.Join(user, group));
        return new LeftGroup(group.Id, new GroupView(group.Name, group.Members.Count, Member: false));
    }
}

public sealed record LeftGroup(int Id, GroupView View);
