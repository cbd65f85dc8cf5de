using ChatHub.Server.Naming;
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
            var state = new UserState(user.Id, user.Nick)
            {
                PasswordHash = user.PasswordHash,
                IsKnown = user is { CreatedPos: not null, DeletedAt: null },
                IsDeleted = user.DeletedAt is not null,
            };
            // Most nicks are their own key: one string then serves both.
            roster.Add(state, user.NickKey == user.Nick ? user.Nick : user.NickKey);
            if (state.IsKnown)
                roster.HoldNick(state);
        }

        foreach (var held in context.HeldNicks.AsNoTracking())
        {
            roster.HeldNicks.Hold(Skeletons.Of(held.NickKey), new HeldName(held.Until));
        }

        var groups = new Dictionary<int, GroupState>();
        foreach (var group in context.Conversations.AsNoTracking().Where(c => c.Kind == ConversationKind.Group))
        {
            groups[group.Id] = new GroupState(group.Id, group.Name!);
            roster.Add(groups[group.Id], group.NameKey!);
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
