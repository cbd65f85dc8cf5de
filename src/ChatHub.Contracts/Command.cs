namespace ChatHub.Contracts;

/// <summary>A row of the command table: one way of using a command.</summary>
public sealed class Command
{
    internal Command(string name, string parameters, string method, string summary, Func<IChatHub, CommandArguments, Task<Reply>> call)
    {
        Name = name;
        Method = method;
        Summary = summary;
        Call = call;
        Parameters = [.. parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(CommandParameter.Of)];
        Syntax = parameters.Length == 0 ? name : name + " " + parameters;
        View = new CommandView(name, method, Syntax, summary);
    }

    /// <summary>What is typed first, dash included.</summary>
    public string Name { get; }

    /// <summary>The hub method.</summary>
    public string Method { get; }

    /// <summary>One line, in Portuguese.</summary>
    public string Summary { get; }

    /// <summary>The whole line as help shows it.</summary>
    public string Syntax { get; }

    /// <summary>What the syntax says, word by word.</summary>
    public IReadOnlyList<CommandParameter> Parameters { get; }

    /// <summary>Runs the command on a hub.</summary>
    public Func<IChatHub, CommandArguments, Task<Reply>> Call { get; }

    /// <summary>The row as clients get it.</summary>
    public CommandView View { get; }
}

/// <summary>One word of a syntax.</summary>
/// <param name="Name">The argument's name, or the letter to be typed.</param>
/// <param name="Kind">What is expected in its place.</param>
/// <param name="Optional">Whether it may be left out.</param>
public sealed record CommandParameter(string Name, CommandParameterKind Kind, bool Optional)
{
    private const string RestOfLine = "MENSAGEM";

    internal static CommandParameter Of(string word) => word switch
    {
        ['"', .. var letter, '"'] => new(letter, CommandParameterKind.Letter, Optional: false),
        ['[', .. var name, ']'] => new(name, CommandParameterKind.Word, Optional: true),
        RestOfLine => new(word, CommandParameterKind.RestOfLine, Optional: false),
        _ => new(word, CommandParameterKind.Word, Optional: false),
    };
}

/// <summary>What may stand in an argument's place.</summary>
public enum CommandParameterKind
{
    /// <summary>A given letter; quotation marks around it, of any kind, are optional and its case does not matter.</summary>
    Letter,

    /// <summary>One word without white space.</summary>
    Word,

    /// <summary>Everything that follows, as typed.</summary>
    RestOfLine,
}

/// <summary>The arguments of a typed line, by the names that the syntax gives them.</summary>
/// <param name="values">Name and value.</param>
/// <param name="id">The message id that came with the line.</param>
public sealed class CommandArguments(IReadOnlyDictionary<string, string> values, string? id)
{
    /// <summary>The message id that came with the line.</summary>
    public string? Id => id;

    /// <summary>The value, or null when an optional one was left out.</summary>
    public string? this[string name] => values.GetValueOrDefault(name);
}
