using System.CommandLine;
using ChatHub.LoadTest.Bare;
using ChatHub.LoadTest.Scenarios;
using ChatHub.LoadTest.Servers;

namespace ChatHub.LoadTest;

/// <summary>What may be typed.</summary>
internal static class CommandLine
{
    private static readonly Settings Default = new() { Output = Path.Combine("artifacts", "loadtest.json") };

    private static readonly Option<double> Seconds = new("--seconds") { Description = "how long each pass is measured", DefaultValueFactory = _ => Default.Seconds, Recursive = true };
    private static readonly Option<double> WarmUp = new("--warm-up") { Description = "seconds before it is measured", DefaultValueFactory = _ => Default.WarmUpSeconds, Recursive = true };
    private static readonly Option<int> Runs = new("--runs") { Description = "how often each pass is repeated", DefaultValueFactory = _ => Default.Runs, Recursive = true };
    private static readonly Option<int?> Users = new("--users") { Description = "how many users, instead of the scenario's own number", Recursive = true };
    private static readonly Option<int?> Rows = new("--rows") { Description = "how many messages the log of start and ramp holds at the most, instead of a million", Recursive = true };
    private static readonly Option<int> InFlight = new("--inflight") { Description = "messages under way for each sender", DefaultValueFactory = _ => Default.InFlight, Recursive = true };
    private static readonly Option<int> TextBytes = new("--text") { Description = "bytes in a message's text", DefaultValueFactory = _ => Default.TextBytes, Recursive = true };
    private static readonly Option<bool> Smoke = new(FloodProcess.SmokeOption) { Description = "everything tiny: checks that every message comes once and in order, not how fast", Recursive = true };
    private static readonly Option<bool> NoBaseline = new("--no-baseline") { Description = "leaves the bare hub out", Recursive = true };
    private static readonly Option<string> Only = new("--only") { Description = "only the variants whose names hold this, such as \"1 under way\"", DefaultValueFactory = _ => Default.Only, Recursive = true };
    private static readonly Option<string> Output = new("--output") { Description = "where the figures are written, as JSON", DefaultValueFactory = _ => Default.Output, Recursive = true };

    public static RootCommand Root(IReadOnlyList<Scenario> scenarios)
    {
        var root = new RootCommand("Measures a real ChatHub server, beside a bare SignalR hub, and checks that every message comes once and in order.")
        {
            Seconds, WarmUp, Runs, Users, Rows, InFlight, TextBytes, Smoke, NoBaseline, Only, Output, BareCommand(), FloodCommand(), Of("all", "all scenarios", scenarios),
        };
        foreach (var scenario in scenarios)
        {
            root.Subcommands.Add(Of(scenario.Name, scenario.Summary, [scenario]));
        }

        return root;
    }

    private static Command Of(string name, string summary, IReadOnlyList<Scenario> scenarios)
    {
        var command = new Command(name, summary);
        command.SetAction((parsed, stop) => Tool.Run(scenarios, SettingsOf(parsed), string.Join(' ', parsed.Tokens), stop));
        return command;
    }

    private static Command BareCommand()
    {
        var urls = new Option<string>("--urls") { Description = "where it listens", Required = true };
        var command = new Command("bare", "the baseline: a SignalR hub that stores nothing") { urls };
        command.SetAction((parsed, stop) => BareServer.Run(parsed.GetRequiredValue(urls), stop));
        return command;
    }

    private static Command FloodCommand()
    {
        var name = new Argument<string>("name");
        var server = new Argument<string>("server");
        var command = new Command(FloodProcess.Command, "one flood, from a line of input to the input's end") { name, server };
        command.SetAction((parsed, stop) =>
            FloodProcess.Run(parsed.GetRequiredValue(name), new Uri(parsed.GetRequiredValue(server)), parsed.GetValue(Smoke), stop));
        return command;
    }

    private static Settings SettingsOf(ParseResult parsed)
    {
        var settings = new Settings
        {
            Seconds = parsed.GetValue(Seconds),
            WarmUpSeconds = parsed.GetValue(WarmUp),
            Runs = parsed.GetValue(Runs),
            Users = parsed.GetValue(Users),
            Rows = parsed.GetValue(Rows),
            InFlight = parsed.GetValue(InFlight),
            TextBytes = parsed.GetValue(TextBytes),
            NoBaseline = parsed.GetValue(NoBaseline),
            Only = parsed.GetRequiredValue(Only),
            Output = parsed.GetRequiredValue(Output),
        };
        return parsed.GetValue(Smoke) ? settings.Tiny() : settings;
    }
}
