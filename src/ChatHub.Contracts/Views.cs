namespace ChatHub.Contracts;

/// <summary>A user as others see him.</summary>
/// <param name="Nick">Display form.</param>
/// <param name="Connected">Whether a session of his is open now.</param>
public sealed record UserView(string Nick, bool Connected);

/// <summary>How many users there are.</summary>
/// <param name="Known">Users who have connected at least once (or sent a message over HTTP), the caller included.</param>
/// <param name="Connected">How many of them are connected now, the caller included.</param>
public sealed record UserCount(int Known, int Connected);

/// <summary>A group as anybody sees it.</summary>
/// <param name="Name">Display form.</param>
/// <param name="Members">How many members it has.</param>
/// <param name="Member">Whether the caller is one of them.</param>
public sealed record GroupView(string Name, int Members, bool Member);

/// <summary>What became of a message that was accepted: it is on disk.</summary>
/// <param name="Pos">Its position in the log.</param>
/// <param name="At">When it was committed, UTC.</param>
/// <param name="Audience">How many users it is for, the sender included.</param>
/// <param name="Connected">How many of them were connected at the commit, the sender included.</param>
public sealed record Sent(long Pos, DateTime At, int Audience, int Connected);

/// <summary>A page of <see cref="IChatHub.History"/>.</summary>
/// <param name="Items">Oldest first.</param>
/// <param name="More">Whether there are older ones.</param>
public sealed record HistoryPage(IReadOnlyList<MessageItem> Items, bool More);

/// <summary>One way of using a command, for help, hints and completion; also <c>GET /api/commands</c>.</summary>
/// <param name="Name">What is typed first, dash included.</param>
/// <param name="Method">The hub method.</param>
/// <param name="Syntax">The whole line; words in capitals are arguments, brackets enclose what is optional.</param>
/// <param name="Summary">One line, in Portuguese.</param>
public sealed record CommandView(string Name, string Method, string Syntax, string Summary);
