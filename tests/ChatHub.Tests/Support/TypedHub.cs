using ChatHub.Contracts;
using Microsoft.AspNetCore.SignalR.Client;

namespace ChatHub.Tests;

/// <summary>The same commands as lines that people type. The lines are written out: they are what the product promises.</summary>
public sealed class TypedHub(HubConnection hub) : IChatHub
{
    public Task<Reply<IReadOnlyList<CommandView>>> Help(string? command) =>
        Type<Reply<IReadOnlyList<CommandView>>>(command is null ? "-help" : $"-help {command}");

    public Task<Reply> Exit() => Run("-exit", id: null);

    public Task<Reply<IReadOnlyList<UserView>>> ListUsers() => Type<Reply<IReadOnlyList<UserView>>>("-listarusuarios");

    public Task<Reply<GroupView>> CreateGroup(string group) => Type<Reply<GroupView>>($"-criargrupo {group}");

    public Task<Reply<IReadOnlyList<GroupView>>> ListGroups() => Type<Reply<IReadOnlyList<GroupView>>>("-listargrupos");

    public Task<Reply<IReadOnlyList<UserView>>> ListGroupUsers(string group) => Type<Reply<IReadOnlyList<UserView>>>($"-listausrgrupo {group}");

    public Task<Reply<GroupView>> JoinGroup(string group) => Type<Reply<GroupView>>($"-entrargrupo {group}");

    public Task<Reply<GroupView>> LeaveGroup(string group) => Type<Reply<GroupView>>($"-sairgrupo {group}");

    public Task<Reply<Sent>> Message(string kind, string target, string text, string? id) =>
        Type<Reply<Sent>>($"-msg \"{kind}\" {target} {text}", id);

    public Task<Reply<Sent>> MessageAll(string audience, string text, string? id) => Type<Reply<Sent>>($"-msgt \"{audience}\" {text}", id);

    public Task<Reply> Run(string line, string? id) => Type<Reply>(line, id);

    public Task Ack(long position) => throw new NotSupportedException("Nobody types an acknowledgement.");

    public Task<Reply<HistoryPage>> History(string kind, string? name, long? before, int? limit) =>
        throw new NotSupportedException("History is no dash-command.");

    public Task<Reply<UserCount>> CountUsers() => throw new NotSupportedException("Counting is no dash-command.");

    private Task<T> Type<T>(string line, string? id = null) =>
        hub.InvokeCoreAsync<T>(nameof(Run), [line, id]).Within("the answer to " + line);
}
