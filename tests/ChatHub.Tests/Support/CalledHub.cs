using ChatHub.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace ChatHub.Tests;

/// <summary>The hub's methods as they are.</summary>
public sealed class CalledHub(HubConnection hub) : IChatHub
{
    public Task<Reply<IReadOnlyList<CommandView>>> Help(string? command) => Call<Reply<IReadOnlyList<CommandView>>>(nameof(Help), command);

    public Task<Reply> Exit() => Call<Reply>(nameof(Exit));

    public Task<Reply<IReadOnlyList<UserView>>> ListUsers() => Call<Reply<IReadOnlyList<UserView>>>(nameof(ListUsers));

    public Task<Reply<GroupView>> CreateGroup(string group) => Call<Reply<GroupView>>(nameof(CreateGroup), group);

    public Task<Reply<IReadOnlyList<GroupView>>> ListGroups() => Call<Reply<IReadOnlyList<GroupView>>>(nameof(ListGroups));

    public Task<Reply<IReadOnlyList<UserView>>> ListGroupUsers(string group) => Call<Reply<IReadOnlyList<UserView>>>(nameof(ListGroupUsers), group);

    public Task<Reply<GroupView>> JoinGroup(string group) => Call<Reply<GroupView>>(nameof(JoinGroup), group);

    public Task<Reply<GroupView>> LeaveGroup(string group) => Call<Reply<GroupView>>(nameof(LeaveGroup), group);

    public Task<Reply<Sent>> Message(string kind, string target, string text, string? id) =>
        Call<Reply<Sent>>(nameof(Message), kind, target, text, id);

    public Task<Reply<Sent>> MessageAll(string audience, string text, string? id) => Call<Reply<Sent>>(nameof(MessageAll), audience, text, id);

    public Task<Reply> Run(string line, string? id) => Call<Reply>(nameof(Run), line, id);

    public Task Ack(long position) => Call<object?>(nameof(Ack), position);

    public Task<Reply<HistoryPage>> History(string kind, string? name, long? before, int? limit) =>
        Call<Reply<HistoryPage>>(nameof(History), kind, name, before, limit);

    public Task<Reply<UserCount>> CountUsers() => Call<Reply<UserCount>>(nameof(CountUsers));

    private Task<T> Call<T>(string method, params object?[] arguments) =>
        hub.InvokeCoreAsync<T>(method, arguments).Within("the answer to " + method);
}
