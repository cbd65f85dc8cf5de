using ChatHub.Server.Store.Model;
using Microsoft.EntityFrameworkCore;

namespace ChatHub.Server.Store;

/// <summary>Reads the roster from the store at start.</summary>
internal static class RosterLoader
{
    public static Roster Load(ChatDbContext context)
    {
        var roster = new Roster();
        foreach (var user in context.Users.AsNoTracking())
        {
            // Most nicks are their own key and skeleton: one string then serves all three.
            var key = user.NickKey == user.Nick ? user.Nick : user.NickKey;
            var skeleton = user.NickSkeleton == key ? key : user.NickSkeleton;
            roster.Add(new UserState(user.Id, user.Nick)
            {
                PasswordHash = user.PasswordHash,
                IsKnown = user is { CreatedPos: not null, DeletedAt: null },
                IsDeleted = user.DeletedAt is not null,
            }, key, skeleton);
        }

        foreach (var held in context.HeldNicks.AsNoTracking())
        {
            roster.HeldNicks[held.NickKey] = roster.HeldNicks[held.NickSkeleton] = held.Until;
        }

        var groups = new Dictionary<int, GroupState>();
        foreach (var group in context.Conversations.AsNoTracking().Where(c => c.Kind == ConversationKind.Group))
        {
            groups[group.Id] = new GroupState(group.Id, group.Name!);
            roster.Add(groups[group.Id], group.NameKey!, group.NameSkeleton!);
        }

        var memberships = from membership in context.Memberships.AsNoTracking()
                          join conversation in context.Conversations on membership.ConversationId equals conversation.Id
                          where conversation.Kind == ConversationKind.Group && membership.ToPos == null
                          select membership;
        foreach (var membership in memberships)
        {
            Roster.Join(roster.User(membership.UserId), groups[membership.ConversationId]);
        }

        roster.LastConversationId = context.Conversations.Max(conversation => conversation.Id);
        return roster;
    }
}
