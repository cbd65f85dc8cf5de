using ChatHub.Contracts;
using ChatHub.Server.Commands;
using ChatHub.Server.Delivery;
using ChatHub.Server.Domain;
using Microsoft.AspNetCore.SignalR;

namespace ChatHub.Server.Transport;

/// <summary>The hub: one method per command, each handing the caller's session to the domain.</summary>
public class HubEndpoint(Chat chat, Claims claims, SessionFactory sessions, ConnectionLimits connections) : Hub, IChatHub
{
    public const string Path = "/chat";

    protected virtual Session Caller => (Session)Context.Items[typeof(Session)]!;

    public override async Task OnConnectedAsync()
    {
        var session = sessions.Create(Context);
        Context.Items[typeof(Session)] = session;
        var connection = ConnectionRegistry.Of(Context);
        connection.Protocol = new ChatProtocol(connection.Protocol, session, chat);
        if (!connections.TryEnter(Context))
        {
            session.SayGoodbye(Farewells.Refused(Refusals.Busy));
            return;
        }

        var (since, epoch) = ResumePoint.Of(Context.GetHttpContext()!.Request.Query);
        if (await claims.BeginAsync(session, since, epoch) is { } refusal)
            session.SayGoodbye(Farewells.Refused(refusal));
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Leave(Context);
        return claims.EndAsync(Caller);
    }

    public Task<Reply<IReadOnlyList<CommandView>>> Help(string? command) => Task.FromResult(CommandHelp.For(command));

    public Task<Reply> Exit() => chat.ExitAsync(Caller);

    public Task<Reply<IReadOnlyList<UserView>>> ListUsers() => AsReader(_ => chat.ListUsersAsync());

    public Task<Reply<GroupView>> CreateGroup(string group) => AsCaller(caller => chat.CreateGroupAsync(caller, group));

    public Task<Reply<IReadOnlyList<GroupView>>> ListGroups() => AsReader(chat.ListGroupsAsync);

    public Task<Reply<IReadOnlyList<UserView>>> ListGroupUsers(string group) => AsReader(_ => chat.ListGroupUsersAsync(group));

    public Task<Reply<GroupView>> JoinGroup(string group) => AsCaller(caller => chat.JoinGroupAsync(caller, group));

    public Task<Reply<GroupView>> LeaveGroup(string group) => AsCaller(caller => chat.LeaveGroupAsync(caller, group));

    // A call of these two by itself, rather than from a typed line, comes in by ChatProtocol.
    public Task<Reply<Sent>> Message(string kind, string target, string text, string? id) =>
        AsCaller(caller => chat.SendAsync(caller.Owner, kind, target, text, id));

    public Task<Reply<Sent>> MessageAll(string audience, string text, string? id) => AsCaller(caller => chat.SendToAllAsync(caller.Owner, audience, text, id));

    public Task<Reply> Run(string line, string? id) => CommandLine.RunAsync(this, line, id);

    public Task Ack(long position)
    {
        Caller.Acknowledge(position);
        return Task.CompletedTask;
    }

    public Task<Reply<HistoryPage>> History(string kind, string? name, long? before, int? limit) =>
        AsReader(caller => chat.HistoryAsync(caller, kind, name, before, limit));

    public Task<Reply<UserCount>> CountUsers() => AsReader(_ => chat.CountUsersAsync());

    /// <summary>A session that ends meanwhile gets no answer: from then on somebody else may hold the nick.</summary>
    private async Task<Reply<T>> AsReader<T>(Func<Session, Task<Reply<T>>> read)
    {
        var reply = await AsCaller(caller => chat.ReadAsync(caller, read));
        return Caller.Ended ? Replies.Refused<T>(Refusals.SessionEnded) : reply;
    }

    /// <summary>A session that was refused, replaced or said goodbye keeps its connection for a moment, and nothing else.</summary>
    private Task<Reply<T>> AsCaller<T>(Func<Session, Task<Reply<T>>> act) =>
        Caller.Ending is { } ending ? Task.FromResult(Replies.Refused<T>(ending)) : act(Caller);
}
