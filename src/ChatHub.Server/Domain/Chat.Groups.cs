using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Domain;

public sealed partial class Chat
{
    public async Task<Reply<GroupView>> CreateGroupAsync(Session caller, string? group)
    {
        if (!Names.TryGroup(group, out var name, out var refusal))
            return Replies.Refused<GroupView>(refusal);
        if (!limits.AllowGroupChange(caller.Owner.User))
            return Replies.Refused<GroupView>(Refusals.RateLimited);
        var created = await writer.Post(new CreateGroup(caller.Owner, name, limits.Groups));
        if (created.IsRefused)
            return Replies.Refused<GroupView>(created.Refusal);

        var (id, view) = created.Value;
        await announcer.FollowAsync(presence.Of(caller.Owner.User), id);
        var change = new GroupChange(view.Name, "created", caller.Owner.Nick, view.Members);
        announcer.TellGroup(id, change);
        announcer.TellOthers(caller.Owner.User, change);
        return Replies.Done($"Grupo {view.Name} criado; você já participa dele", view);
    }

    public async Task<Reply<GroupView>> JoinGroupAsync(Session caller, string? group)
    {
        if (!limits.AllowGroupChange(caller.Owner.User))
            return Replies.Refused<GroupView>(Refusals.RateLimited);
        var joined = await writer.Post(new JoinGroup(caller.Owner, Names.Key(group), limits.Groups));
        if (joined.IsRefused)
            return Replies.Refused<GroupView>(joined.Refusal);

        var (id, view, already) = joined.Value;
        if (already)
            return Replies.Done($"Você já participa do grupo {view.Name}", view);
        await announcer.FollowAsync(presence.Of(caller.Owner.User), id);
        announcer.TellGroup(id, new GroupChange(view.Name, "joined", caller.Owner.Nick, view.Members));
        return Replies.Done($"Você entrou no grupo {view.Name}", view);
    }

    public async Task<Reply<GroupView>> LeaveGroupAsync(Session caller, string? group)
    {
        if (!limits.AllowGroupChange(caller.Owner.User))
            return Replies.Refused<GroupView>(Refusals.RateLimited);
        var left = await writer.Post(new LeaveGroup(caller.Owner, Names.Key(group)));
        if (left.IsRefused)
            return Replies.Refused<GroupView>(left.Refusal);

        var (id, view) = left.Value;
        announcer.TellGroup(id, new GroupChange(view.Name, "left", caller.Owner.Nick, view.Members));
        await announcer.UnfollowAsync(presence.Of(caller.Owner.User), id);
        return Replies.Done($"Você saiu do grupo {view.Name}", view);
    }
}
