using ChatHub.Contracts;
using ChatHub.Server.Commands;

namespace ChatHub.Fuzz.Rules;

/// <summary>A hub that remembers its one call.</summary>
internal sealed class CalledOnce : IChatHub
{
    public string? Method { get; private set; }

    public string? Id { get; private set; }

    public Task<Reply<IReadOnlyList<CommandView>>> Help(string? command)
    {
        var help = CommandHelp.For(command);
        Rule.Holds(help.HasData ? help.Data.Count > 0 : help.Code == Refusals.UnknownCommand.Code, "Help is about a command, or there is none");
        Note(nameof(Help));
        return Task.FromResult(help);
    }

    public Task<Reply> Exit()
    {
        Note(nameof(Exit));
        return Task.FromResult(new Reply(true, Reply.OkCode, ""));
    }

    public Task<Reply<IReadOnlyList<UserView>>> ListUsers() => Call<IReadOnlyList<UserView>>(nameof(ListUsers));

    public Task<Reply<GroupView>> CreateGroup(string group) => Call<GroupView>(nameof(CreateGroup));

    public Task<Reply<IReadOnlyList<GroupView>>> ListGroups() => Call<IReadOnlyList<GroupView>>(nameof(ListGroups));

    public Task<Reply<IReadOnlyList<UserView>>> ListGroupUsers(string group) => Call<IReadOnlyList<UserView>>(nameof(ListGroupUsers));

    public Task<Reply<GroupView>> JoinGroup(string group) => Call<GroupView>(nameof(JoinGroup));

    public Task<Reply<GroupView>> LeaveGroup(string group) => Call<GroupView>(nameof(LeaveGroup));

    public Task<Reply<Sent>> Message(string kind, string target, string text, string? id) => Call<Sent>(nameof(Message), id);

    public Task<Reply<Sent>> MessageAll(string audience, string text, string? id) => Call<Sent>(nameof(MessageAll), id);

    public Task<Reply> Run(string line, string? id) => throw new RuleBrokenException("A line is no line's command");

    public Task Ack(long position) => throw new RuleBrokenException("Nobody types an acknowledgement");

    public Task<Reply<HistoryPage>> History(string kind, string? name, long? before, int? limit) => throw new RuleBrokenException("Nobody types a request for history");

    public Task<Reply<UserCount>> CountUsers() => throw new RuleBrokenException("Nobody types a count");

    private Task<Reply<T>> Call<T>(string method, string? id = null)
    {
        Note(method, id);
        return Task.FromResult(Replies.Done<T>("", default!));
    }

    private void Note(string method, string? id = null)
    {
        Rule.Holds(Method is null, "A line is one command");
        (Method, Id) = (method, id);
    }
}
