using ChatHub.Contracts;
using ChatHub.Terminal.Local;

namespace ChatHub.Terminal.Completion;

/// <summary>Says how a line may go on: by the command table, the local commands, and the people and groups that are known.</summary>
internal sealed class Completer(KnownNames known)
{
    private static readonly IReadOnlyList<string> Names = [.. Commands.All.Select(command => command.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>What the word before the cursor may become.</summary>
    /// <param name="line">The line up to the cursor.</param>
    public Choices Complete(string line)
    {
        var words = Words.Of(line);
        return new Choices(words.Start, [.. Options(words).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>How the line goes on once its command is known; empty when there is nothing to say.</summary>
    public static string Hint(string line)
    {
        if (line.Length == 0 || line[0] is not ('-' or LocalCommands.Sign))
            return "";
        var words = Words.Of(line);
        if (words.Before.Count == 0)
            return FirstWordHint(words.Last);

        // A word has to be finished before the next one is told.
        if (words.Last.Length > 0)
            return "";
        if (line[0] == LocalCommands.Sign)
            return words.Before.Count == 1 ? LocalCommands.Named(words.Before[0])?.Parameters ?? "" : "";
        var rests = Rows(words.Before).Select(row => string.Join(' ', row.Parameters.Skip(words.Before.Count - 1).Select(Show)));
        return string.Join(" ou ", rests.Where(rest => rest.Length > 0));
    }

    private static string FirstWordHint(string typed)
    {
        if (typed.Length < 2)
            return "";
        var forms = typed[0] == LocalCommands.Sign
            ? LocalCommands.All.Select(command => (command.Name, command.Parameters, command.Summary))
            : Commands.All.Select(command => (command.Name, Parameters: string.Join(' ', command.Parameters.Select(Show)), command.Summary));
        var found = forms.Where(form => form.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Select(form => form.Name).Distinct(StringComparer.Ordinal).Count() != 1 ? ""
            : found.Count > 1 ? found[0].Name[typed.Length..]
            : $"{found[0].Name[typed.Length..]}{(found[0].Parameters.Length > 0 ? " " + found[0].Parameters : "")}  {found[0].Summary}";
    }

    private IEnumerable<string> Options(Words words)
    {
        if (words.Before.Count == 0 && words.Last.StartsWith('-'))
            return Begin(Names, words.Last);
        if (words.Before.Count == 0 && words.Last.StartsWith(LocalCommands.Sign))
            return Begin(LocalCommands.All.Select(command => command.Name), words.Last);
        if (words.Before is [var first, ..] && first.StartsWith('-'))
            return Rows(words.Before).SelectMany(row => ArgumentOptions(row, words));
        if (words.Before is [var local, ..] && local.StartsWith(LocalCommands.Sign))
            return words.Before.Count == 1 && LocalCommands.Named(local)?.Parameters is LocalCommands.NameParameter ? TalkOptions(words.Last) : [];
        return NamedInText(words.Last);
    }

    /// <summary>The rows that the words fit so far.</summary>
    private static IEnumerable<Command> Rows(IReadOnlyList<string> words) => Commands.Named(words[0], out _).Where(row =>
        words.Skip(1).Index().All(word => word.Index >= row.Parameters.Count
            || row.Parameters[word.Index].Kind != CommandParameterKind.Letter
            || Commands.WithoutQuotes(word.Item).Equals(row.Parameters[word.Index].Name, StringComparison.OrdinalIgnoreCase)));

    private IEnumerable<string> ArgumentOptions(Command row, Words words)
    {
        var place = words.Before.Count - 1;
        if (place >= row.Parameters.Count)
            return row.Parameters is [.., { Kind: CommandParameterKind.RestOfLine }] ? NamedInText(words.Last) : [];
        return row.Parameters[place] switch
        {
            { Kind: CommandParameterKind.RestOfLine } => NamedInText(words.Last),
            { Kind: CommandParameterKind.Letter, Name: var letter } => Begin([$"\"{letter}\""], words.Last.StartsWith('"') ? words.Last : '"' + words.Last),
            { Name: "NICK" } => Begin(known.Nicks, words.Last),
            { Name: "COMANDO" } => Begin(Names, words.Last),
            _ => Begin(known.Groups.Where(group => Takes(row.Method, group)).Select(group => group.Name), words.Last),
        };
    }

    private static bool Takes(string method, GroupView group) => method switch
    {
        nameof(IChatHub.JoinGroup) => !group.Member,
        nameof(IChatHub.LeaveGroup) or nameof(IChatHub.Message) => group.Member,
        nameof(IChatHub.CreateGroup) => false,
        _ => true,
    };

    private IEnumerable<string> TalkOptions(string typed)
    {
        var groups = known.Groups.Where(group => group.Member).Select(group => Talks.Talk.GroupSign + group.Name).ToList();
        return typed.StartsWith(Talks.Talk.GroupSign)
            ? Begin(groups, typed)
            : Begin(known.Nicks, typed).Concat(groups.Where(group => Folding.Begins(group[1..], typed)).Select(group => group + " "));
    }

    /// <summary>Somebody who is named in a text: after a letter of his name, or a sign that a name comes.</summary>
    private IEnumerable<string> NamedInText(string typed) => typed switch
    {
        "" => [],
        ['@', .. var name] => Begin(known.Nicks, name).Select(nick => '@' + nick),
        _ => Begin(known.Nicks, typed),
    };

    private static IEnumerable<string> Begin(IEnumerable<string> names, string typed) =>
        names.Where(name => Folding.Begins(name, typed)).Select(name => name + " ");

    private static string Show(CommandParameter parameter) => parameter switch
    {
        { Kind: CommandParameterKind.Letter } => $"\"{parameter.Name}\"",
        { Optional: true } => $"[{parameter.Name}]",
        _ => parameter.Name,
    };
}
