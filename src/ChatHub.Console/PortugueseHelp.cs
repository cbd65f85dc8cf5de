using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace ChatHub.Terminal;

/// <summary>The help of System.CommandLine, whose Portuguese lacks some words.</summary>
internal sealed class PortugueseHelp(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly (string English, string Portuguese)[] Words = [("Description:", "Descrição:"), ("[options]", "[opções]")];

    public static void For(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
                (option.Description, option.Action) = ("Mostra esta ajuda", new PortugueseHelp(help));
            else if (option is VersionOption)
                option.Description = "Mostra a versão";
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        using var text = new StringWriter();
        parseResult.InvocationConfiguration.Output = text;
        var result = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output = output;
        output.Write(Words.Aggregate(text.ToString(), (shown, word) => shown.Replace(word.English, word.Portuguese, StringComparison.Ordinal)));
        return result;
    }
}
