using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>What the client must know of a typed line before the server parses it: whether it may be sent twice.</summary>
internal static class CommandLines
{
    private static readonly string[] Changing = [nameof(IChatHub.CreateGroup), nameof(IChatHub.LeaveGroup), nameof(IChatHub.JoinGroup)];

    /// <summary>The hub method of the line's command; null when it names none.</summary>
    public static string? MethodOf(string line) => Commands.Named(line, out _) is [var command, ..] ? command.Method : null;

    public static bool Sends(string line) => MethodOf(line) is nameof(IChatHub.Message) or nameof(IChatHub.MessageAll);

    public static bool Leaves(string line) => MethodOf(line) is nameof(IChatHub.Exit);

    /// <summary>Whether the command changes something, so that it keeps its place behind the messages queued before it.</summary>
    public static bool Changes(string? method) => Changing.Contains(method);

    /// <summary>Whether doing it twice is as good as once, and the second answer as true as the first. An unknown command does nothing.</summary>
    public static bool MayRepeat(string? method) => method is nameof(IChatHub.JoinGroup) || !Changes(method);
}
