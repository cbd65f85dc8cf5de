using System.Diagnostics.CodeAnalysis;
using ChatHub.LoadTest.Measure;
using ChatHub.LoadTest.Report;
using ChatHub.LoadTest.Scenarios;
using ChatHub.LoadTest.Servers;
using ChatHub.LoadTest.Wire;

namespace ChatHub.LoadTest;

/// <summary>Runs scenarios, prints the tables, writes the file.</summary>
internal static class Tool
{
    private const int Fine = 0;
    private const int Violated = 1;
    private const int NotBuilt = 2;

    public static async Task<int> Run(IReadOnlyList<Scenario> scenarios, Settings settings, string commandLine, CancellationToken stop)
    {
        if (!File.Exists(ChatHubTarget.Dll))
        {
            await Console.Error.WriteLineAsync($"No server at {ChatHubTarget.Dll}. Build it first: dotnet build -c Release src/ChatHub.Server");
            return NotBuilt;
        }

        await InlineSockets.Enable();
        var violations = new Violations();
        var results = new Results();
        var run = new LoadRun(settings, results, violations, new Progress(), stop);
        var machine = Machine.This();
        if (machine.Load > machine.Cores / 2.0)
        {
            run.Progress.Say($"the machine is busy (load {machine.Load:N1} on {machine.Cores} cores): the figures say little");
        }

        foreach (var scenario in scenarios)
        {
            run.Progress.Say($"{scenario.Name}: {scenario.Summary}");
            await RunOne(scenario, run);
            foreach (var table in results.Tables().Where(table => table.Scenario == scenario.Name))
            {
                Console.Write(TextTable.Of(table));
            }
        }

        ResultFile.Write(machine, settings, commandLine, results, violations);
        Plot.Write(Path.ChangeExtension(settings.Output, ".svg"), results);
        Console.WriteLine();
        Console.WriteLine($"Figures: {Path.GetFullPath(settings.Output)}");
        Console.WriteLine(violations.Count == 0 ? "Every message came once and in order." : $"{violations.Count} violations:");
        foreach (var violation in violations.First)
        {
            Console.WriteLine("  " + violation);
        }

        return violations.Count == 0 ? Fine : Violated;
    }

    [SuppressMessage("Design", "CA1031", Justification = "A scenario that could not finish fails the run; the figures of the others are still written.")]
    private static async Task RunOne(Scenario scenario, LoadRun run)
    {
        try
        {
            await scenario.Run(run);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            run.Violations.Add($"{scenario.Name} did not finish: {failed}");
        }
    }
}
