using ChatHub.Contracts;

namespace ChatHub.Server.Commands;

/// <summary><c>-help</c>, from the command table.</summary>
internal static class CommandHelp
{
    public static Reply<IReadOnlyList<CommandView>> For(string? command)
    {
        IReadOnlyList<CommandView> commands = string.IsNullOrWhiteSpace(command)
            ? Contracts.Commands.Views
            : [.. Contracts.Commands.Views.Where(view => view.Name.TrimStart('-').Equals(command.TrimStart('-'), StringComparison.OrdinalIgnoreCase))];
        return commands.Count == 0
            ? Replies.Refused<IReadOnlyList<CommandView>>(Refusals.UnknownCommand)
            : Replies.Done(string.Join('\n', commands.Select(view => $"{view.Syntax}: {view.Summary}")), commands);
    }
}
