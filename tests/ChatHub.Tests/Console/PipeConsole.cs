using ChatHub.TestKit;
using ChatHub.Tests.Clients;

namespace ChatHub.Tests.Terminals;

/// <summary>Tests that run the console as scripts do, each with a server of its own.</summary>
public abstract class PipeConsole : WithServer
{
    private protected static async Task<(int Code, string[] Output, string[] Errors)> RunAsync(
        string[] arguments, string[] lines, params (string Name, string Value)[] environment)
    {
        using var console = ConsoleProcess.Start(arguments, environment);
        foreach (var line in lines)
        {
            console.Write(line);
        }

        console.CloseInput();
        var code = await console.Exited();
        return (code, [.. console.Output.Select(WithoutTime)], [.. console.Errors]);
    }

    private protected Task<(int Code, string[] Output, string[] Errors)> PipeAsync(string nick, params string[] lines) => RunAsync(Arguments(nick), lines);

    private protected string[] Arguments(string nick) => [server.Address.ToString(), "--nick", nick, "--state", server.ClientFolder];

    private static string WithoutTime(string line) =>
        System.Text.RegularExpressions.Regex.Replace(line, @"\d\d/\d\d/\d{4} \d\d:\d\d:\d\d", "DATA", default, TimeSpan.FromSeconds(1));
}
