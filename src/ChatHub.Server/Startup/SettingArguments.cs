using System.CommandLine;

namespace ChatHub.Server.Startup;

/// <summary>
/// The settings of a command line, and its other arguments. Settings are taken out first, because any configuration key is one
/// (<c>--Logging:LogLevel:Default=Debug</c>) and the parser of commands would take an unknown option's value for an argument of a command.
/// </summary>
/// <param name="All">As the configuration reads them.</param>
/// <param name="Others">Commands with their arguments and options.</param>
internal sealed record SettingArguments(string[] All, string[] Others)
{
    private const string Prefix = "--";

    /// <summary>Reads the settings that they give.</summary>
    public IConfiguration Read() => new ConfigurationBuilder().AddCommandLine(All).Build();

    /// <param name="args">The whole command line.</param>
    /// <param name="root">Its options, and those of its subcommands, are not settings.</param>
    public static SettingArguments Take(string[] args, Command root)
    {
        var options = OptionsOf(root).ToHashSet(StringComparer.Ordinal);
        List<string> settings = [];
        List<string> others = [];
        for (var i = 0; i < args.Length; i++)
        {
            if (options.Contains(args[i].Split('=')[0]))
                others.Add(args[i]);
            else if (IsPair(args[i]))
                settings.Add(args[i]);
            else if (IsName(args[i]) && i + 1 < args.Length && !IsName(args[i + 1]))
                settings.AddRange([args[i], args[++i]]);
            else
                others.Add(args[i]);
        }

        return new SettingArguments([.. settings], [.. others]);
    }

    private static IEnumerable<string> OptionsOf(Command command) => command.Options
        .SelectMany(option => option.Aliases.Append(option.Name))
        .Concat(command.Subcommands.SelectMany(OptionsOf));

    private static bool IsName(string arg) => arg.StartsWith(Prefix, StringComparison.Ordinal) && arg.Length > Prefix.Length;

    /// <summary>Also without dashes, as .NET's configuration has it. A path with a folder in it is an argument.</summary>
    private static bool IsPair(string arg) =>
        arg.Split('=') is [var name, _, ..] && (IsName(name) || (name.Length > 0 && name.TrimStart('/').IndexOfAny(['/', '\\', '.']) < 0 && name[0] != '-'));
}
