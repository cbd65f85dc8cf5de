using ChatHub.Contracts;

namespace ChatHub.Server.Store.Writes;

/// <summary>Membership from here on. Joining twice changes nothing.</summary>
public sealed class JoinGroup(int member, string groupKey, int mostGroups) : Write<JoinedGroup>
{
    protected override Decision<JoinedGroup> DecideValue(LogTransaction log)
    {
        if (log.Roster.GroupByKey(groupKey) is not { } group)
            return Refusals.NoSuchGroup;

        var user = log.Roster.User(member);
        if (user.IsDeleted)
            return Refusals.SessionEnded;
        var already = group.Members.Contains(user);
        if (!already)
        {
            if (user.Groups.Count >= mostGroups)
                return Refusals.TooManyGroups;
            log.Sql.Join(member, group.Id, log.TakePosition());
            log.Change(() => Roster.Join(user, group), () => Roster.Leave(user, group));
        }

        return new JoinedGroup(group.Id, new GroupView(group.Name, group.Members.Count, Member: true), already);
    }
}

public sealed record JoinedGroup(int Id, GroupView View, bool Already);
