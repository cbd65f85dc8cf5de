using ChatHub.Contracts;

namespace ChatHub.Server.Commands;

/// <summary>The one parser: a typed line against the command table.</summary>
internal static class CommandLine
{
    /// <summary>Runs a typed line through the hub method of its command.</summary>
    public static Task<Reply> RunAsync(IChatHub hub, string? line, string? id) => Parse(line, id) switch
    {
        { Command: { } command, Arguments: { } arguments } => command.Call(hub, arguments),
        var parsed => Task.FromResult(Reply.Refused(parsed.Refusal!)),
    };

    public static ParsedLine Parse(string? line, string? id)
    {
        if (line.AsSpan().TrimStart() is not ['-', ..])
            return new(Refusals.NotACommand);

        var forms = Contracts.Commands.Named(line, out var rest);
        if (forms.Count == 0)
            return new(Refusals.UnknownCommand);

        foreach (var form in forms)
        {
            if (Match(form, rest) is { } values)
                return new(form, new CommandArguments(values, id));
        }

        return new(Refusals.BadArguments(Contracts.Commands.Usage(forms[0].Name)));
    }

    private static Dictionary<string, string>? Match(Command form, ReadOnlySpan<char> rest)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in form.Parameters)
        {
            if (parameter.Kind == CommandParameterKind.RestOfLine)
            {
                // One white space ends the word before; what follows is the message as typed.
                rest = rest is [] ? rest : rest[1..];
                if (rest.IsWhiteSpace())
                    return null;
                values[parameter.Name] = rest.ToString();
                return values;
            }

            rest = rest.TrimStart();
            var word = Contracts.Commands.NextWord(ref rest);
            if (word.IsEmpty && parameter.Optional)
                continue;
            if (word.IsEmpty || (parameter.Kind == CommandParameterKind.Letter && !IsLetter(word, parameter.Name)))
                return null;
            values[parameter.Name] = word.ToString();
        }

        return rest.IsWhiteSpace() ? values : null;
    }

    private static bool IsLetter(ReadOnlySpan<char> word, string letter) =>
        Contracts.Commands.WithoutQuotes(word).Equals(letter, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A command with its arguments, or why the line is none.</summary>
internal sealed record ParsedLine(Command? Command, CommandArguments? Arguments, Refusal? Refusal)
{
    public ParsedLine(Refusal refusal) : this(null, null, refusal)
    {
    }

    public ParsedLine(Command command, CommandArguments arguments) : this(command, arguments, null)
    {
    }
}
