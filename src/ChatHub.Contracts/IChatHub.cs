namespace ChatHub.Contracts;

/// <summary>
/// What a client may call on the hub: one method per dash-command, the typed line, the acknowledgement and the history.
/// A refusal is a <see cref="Reply"/> with <c>ok: false</c>, never an exception. SignalR needs every argument: pass null for one that is left out.
/// </summary>
public interface IChatHub
{
    /// <summary><c>-help [COMANDO]</c>: all commands, or those whose name is <paramref name="command"/> (with or without its dash).</summary>
    Task<Reply<IReadOnlyList<CommandView>>> Help(string? command);

    /// <summary><c>-exit</c>: ends the session. The server says <see cref="Bye"/> with code <c>exit</c> and closes; the client does not reconnect.</summary>
    Task<Reply> Exit();

    /// <summary><c>-listarusuarios</c>: the connected users, by nick. Refused: <c>rate-limited</c>.</summary>
    Task<Reply<IReadOnlyList<UserView>>> ListUsers();

    /// <summary><c>-criargrupo NOME_DO_GRUPO</c>: the caller becomes the first member. Refused: <c>group-exists</c>, <c>name-invalid</c>, <c>too-many-groups</c>, <c>rate-limited</c>.</summary>
    Task<Reply<GroupView>> CreateGroup(string group);

    /// <summary><c>-listargrupos</c>: all groups, by name. Refused: <c>no-groups</c>, <c>rate-limited</c>.</summary>
    Task<Reply<IReadOnlyList<GroupView>>> ListGroups();

    /// <summary><c>-listausrgrupo NOME_DO_GRUPO</c>: the members, each connected or not. Refused: <c>no-such-group</c>, <c>rate-limited</c>.</summary>
    Task<Reply<IReadOnlyList<UserView>>> ListGroupUsers(string group);

    /// <summary><c>-entrargrupo NOME_GRUPO</c>: joining twice is fine. Refused: <c>no-such-group</c>, <c>too-many-groups</c>, <c>rate-limited</c>.</summary>
    Task<Reply<GroupView>> JoinGroup(string group);

    /// <summary><c>-sairgrupo NOME_GRUPO</c>. Refused: <c>no-such-group</c>, <c>not-a-member</c>, <c>rate-limited</c>.</summary>
    Task<Reply<GroupView>> LeaveGroup(string group);

    /// <summary><c>-msg "U" NICK MENSAGEM</c> and <c>-msg "G" NOME_DO_GRUPO MENSAGEM</c>. The reply is sent after the message is on disk.</summary>
    /// <param name="kind"><c>U</c> or <c>user</c>, <c>G</c> or <c>group</c>; the letter's case does not matter.</param>
    /// <param name="target">A nick or a group's name.</param>
    /// <param name="text">1 to 4,000 characters (Unicode scalar values), as typed: nothing is trimmed.</param>
    /// <param name="id">The client's message id, a UUID (version 7 recommended). The same id from the same sender is the same message for ever:
    /// a retry gets the first answer. Null lets the server choose one; such a send cannot be retried safely.</param>
    /// <returns>Refused: <c>no-such-user</c>, <c>no-such-group</c>, <c>not-a-member</c>, <c>too-long</c>, <c>text-invalid</c>,
    /// <c>id-reused</c>, <c>rate-limited</c>, <c>busy</c> (try the same id again).</returns>
    Task<Reply<Sent>> Message(string kind, string target, string text, string? id);

    /// <summary><c>-msgt "C"|"D"|"T" MENSAGEM</c>: to the users connected, disconnected, or all that are known, at the instant of the commit.</summary>
    /// <param name="audience"><c>C</c>, <c>D</c> or <c>T</c>; the letter's case does not matter.</param>
    /// <param name="text">As for <see cref="Message"/>.</param>
    /// <param name="id">As for <see cref="Message"/>.</param>
    Task<Reply<Sent>> MessageAll(string audience, string text, string? id);

    /// <summary>Parses a typed line and runs it through the method of its command. Refused besides: <c>unknown-command</c>, <c>bad-arguments</c>, <c>not-a-command</c>.</summary>
    /// <param name="line">The line as typed.</param>
    /// <param name="id">The message id, should the line send one; see <see cref="Message"/>.</param>
    Task<Reply> Run(string line, string? id);

    /// <summary>Everything up to <paramref name="position"/> has been shown; cumulative. At least every 50 items or every second.</summary>
    Task Ack(long position);

    /// <summary>Messages of one conversation, older than a position, newest last. Moves no cursor.</summary>
    /// <param name="kind"><c>user</c>, <c>group</c>, or <c>all</c> for broadcasts (U, G and T are taken too).</param>
    /// <param name="name">The other user's nick, or the group's name; null for <c>all</c>.</param>
    /// <param name="before">Only positions below this one; null for the newest.</param>
    /// <param name="limit">1 to <see cref="Limits.HistoryPage"/> messages; null for the most.</param>
    /// <returns>Refused: <c>no-such-user</c>, <c>no-such-group</c>, <c>not-a-member</c>, <c>bad-arguments</c>, <c>rate-limited</c>.</returns>
    Task<Reply<HistoryPage>> History(string kind, string? name, long? before, int? limit);

    /// <summary>How many users a broadcast would reach if it were sent now. Refused: <c>rate-limited</c>.</summary>
    Task<Reply<UserCount>> CountUsers();
}
