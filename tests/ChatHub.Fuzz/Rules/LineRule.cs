using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Server.Commands;

namespace ChatHub.Fuzz.Rules;

/// <summary>Any line is a command with its arguments, or a refusal; and the client, which must know whether it may send a line twice, sees the command that the server sees.</summary>
public static class LineRule
{
    private const string Id = "id";

    public static void Check(string line)
    {
        var parsed = CommandLine.Parse(line, Id);
        var hub = new CalledOnce();
        var reply = CommandLine.RunAsync(hub, line, Id).GetAwaiter().GetResult();

        if (parsed.Refusal is { } refusal)
        {
            Rule.Holds(parsed.Command is null && hub.Method is null && reply == Reply.Refused(refusal), "What is refused is not run");
            Rule.Holds(refusal.Code is "not-a-command" or "unknown-command" or "bad-arguments", "A line is refused for what it is");
            Rule.Holds(CommandLines.MethodOf(line) is null == refusal.Code is not "bad-arguments", "The client knows the command");
            return;
        }

        var command = parsed.Command!;
        Rule.Holds(hub.Method == command.Method && CommandLines.MethodOf(line) == command.Method, "The command's method is called, and the client knows which");
        Rule.Holds(hub.Id == (CommandLines.Sends(line) ? Id : null), "What sends a message has an id");
        Rule.Holds(command.Parameters.All(parameter => Fits(line, parameter, parsed.Arguments![parameter.Name])), "Arguments are words, and the message is the rest as typed");

        var again = CommandLine.Parse(Written(command, parsed.Arguments!), Id);
        Rule.Holds(
            again.Command == command && command.Parameters.All(parameter => again.Arguments![parameter.Name] == parsed.Arguments![parameter.Name]),
            "Its plain form is the same command");
    }

    private static bool Fits(string line, CommandParameter parameter, string? value) => parameter.Kind switch
    {
        _ when value is null => parameter.Optional,
        CommandParameterKind.RestOfLine => line.EndsWith(value, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(value),
        _ => value.Length > 0 && !value.Any(char.IsWhiteSpace),
    };

    private static string Written(Command command, CommandArguments arguments) =>
        string.Join(' ', command.Parameters.Select(parameter => arguments[parameter.Name]).OfType<string>().Prepend(command.Name));
}
