using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store.Model;

namespace ChatHub.Server.Domain;

public sealed partial class Chat
{
    /// <summary>A list or a page of history costs as much as many messages: who asks for many waits, and the others do not.</summary>
    public async Task<Reply<T>> ReadAsync<T>(Session caller, Func<Session, Task<Reply<T>>> read) =>
        await limits.WaitToReadAsync(caller.Owner.User) ? await read(caller) : Replies.Refused<T>(Refusals.RateLimited);

    public Task<Reply<IReadOnlyList<UserView>>> ListUsersAsync()
    {
        IReadOnlyList<UserView> users =
        [
            .. presence.Sessions.Select(session => session.Owner.Nick).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.InvariantCultureIgnoreCase).Select(nick => new UserView(nick, Connected: true)),
        ];
        return Task.FromResult(Replies.Done(Lines("Usuários conectados:", users.Select(user => user.Nick)), users));
    }

    public async Task<Reply<UserCount>> CountUsersAsync() =>
        Replies.Done("", new UserCount(await lookups.CountKnownUsersAsync(), presence.Sessions.Select(session => session.Owner.User).Distinct().Count()));

    public async Task<Reply<IReadOnlyList<GroupView>>> ListGroupsAsync(Session caller)
    {
        var groups = await lookups.GroupsAsync(caller.Owner.User);
        return groups.Count == 0
            ? Replies.Refused<IReadOnlyList<GroupView>>(Refusals.NoGroups)
            : Replies.Done<IReadOnlyList<GroupView>>(Lines("Grupos:", groups.Select(group => $"{group.Name} ({group.Members})")), groups);
    }

    public async Task<Reply<IReadOnlyList<UserView>>> ListGroupUsersAsync(string? group)
    {
        if (await lookups.GroupAsync(Names.Key(group)) is not { } id)
            return Replies.Refused<IReadOnlyList<UserView>>(Refusals.GroupNotRegistered);
        IReadOnlyList<UserView> members =
            [.. (await lookups.MembersAsync(id)).Select(member => new UserView(member.Nick, presence.IsConnected(member.Id)))];
        return Replies.Done(
            Lines($"Usuários do grupo {group}:", members.Select(user => $"{user.Nick} ({(user.Connected ? "conectado" : "desconectado")})")), members);
    }

    public async Task<Reply<HistoryPage>> HistoryAsync(Session caller, string? kind, string? name, long? before, int? limit)
    {
        if (await ReadableAsync(caller.Owner.User, kind, name) is var (conversation, refusal) && refusal is not null)
            return Replies.Refused<HistoryPage>(refusal);

        // A bare nick must not open its earlier holder's letters: such a device reads back to its own beginning only.
        var after = await lookups.HistoryFromAsync(caller.Owner.User) ?? caller.Begin;
        var size = Math.Clamp(limit ?? Limits.Default.HistoryPage, 1, Limits.Default.HistoryPage);
        var page = conversation is { } id
            ? await reader.ReadHistoryAsync(caller.Owner.User, id, after, caller.OwnFrom, before, size, abandoned: () => caller.Ended)
            : new HistoryPage([], More: false);
        return Replies.Done("", page);
    }

    /// <summary>The conversation, null when nothing was ever said in it; or why it may not be read.</summary>
    private async Task<(int? Conversation, Refusal? Refusal)> ReadableAsync(int user, string? kind, string? name)
    {
        switch (kind?.ToUpperInvariant())
        {
            case "ALL" or "T":
                return (Conversation.AllId, null);
            case "USER" or "U":
                return await lookups.UserByKeyAsync(Names.Key(name)) is { CreatedPos: not null } other
                    ? (await lookups.DirectAsync(user, other.Id), null)
                    : (null, Refusals.NoSuchUser);
            case "GROUP" or "G":
                if (await lookups.GroupAsync(Names.Key(name)) is not { } group)
                    return (null, Refusals.NoSuchGroup);
                return await lookups.WasEverMemberAsync(user, group) ? (group, null) : (null, Refusals.NotAMember);
            default:
                return (null, Refusals.BadArguments("History(\"user\"|\"group\"|\"all\", NOME, POSIÇÃO, LIMITE)"));
        }
    }

    private static string Lines(string title, IEnumerable<string> lines) => string.Join('\n', lines.Prepend(title));
}
