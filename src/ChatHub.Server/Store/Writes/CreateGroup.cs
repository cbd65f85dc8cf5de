using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Naming;

namespace ChatHub.Server.Store.Writes;

/// <summary>A new group with its creator as first member.</summary>
public sealed class CreateGroup(SessionOwner creator, Name name, int mostGroups) : ActingWrite<CreatedGroup>(creator)
{
    protected override Decision<CreatedGroup> DecideFor(UserState user, LogTransaction log)
    {
        if (log.Roster.GroupByKey(name.Key) is not null)
            return Refusals.GroupExists;
        if (name.Forbidden is { } forbidden)
            return forbidden;
        if (log.Roster.GroupNames.LookingLike(name.Skeletons).Any())
            return Refusals.NameLookAlike;

        if (user.Groups.Count >= mostGroups)
            return Refusals.TooManyGroups;

        var group = new GroupState(log.Roster.LastConversationId + 1, name.Display);
        var pos = log.TakePosition();
        log.Sql.InsertGroup(group.Id, name.Display, name.Key, pos, user.Id);
        log.Sql.Join(user.Id, group.Id, pos);
        log.Change(() => log.Roster.Add(group, name.Key), () => log.Roster.Remove(group, name.Key));
        log.Change(() => Roster.Join(user, group), () => Roster.Leave(user, group));
        return new CreatedGroup(group.Id, new GroupView(group.Name, group.Members.Count, Member: true));
    }
}

public sealed record CreatedGroup(int Id, GroupView View);
