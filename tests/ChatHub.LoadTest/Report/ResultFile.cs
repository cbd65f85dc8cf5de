using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatHub.LoadTest.Measure;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Report;

/// <summary>The result as programs read it.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static void Write(Machine machine, Settings settings, string commandLine, Results results, Violations violations)
    {
        var file = new
        {
            At = TimeProvider.System.GetUtcNow(),
            Machine = machine,
            Commit = Git("rev-parse", "HEAD"),
            Changed = Git("status", "--porcelain") is { Length: > 0 },
            CommandLine = commandLine,
            Settings = settings,
            Figures = results.Tables().SelectMany(Figures),
            results.Courses,
            Violations = new { violations.Count, violations.First },
        };
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(settings.Output))!);
        File.WriteAllBytes(settings.Output, JsonSerializer.SerializeToUtf8Bytes(file, Json));
    }

    private static IEnumerable<object> Figures(ResultTable table) =>
        from row in table.Rows
        from target in row.Targets
        select new
        {
            table.Scenario,
            table.Variant,
            Target = target.Key,
            Metric = row.Metric.Name,
            target.Value.Median,
            target.Value.Min,
            target.Value.Max,
            target.Value.Runs,
            Ratio = target.Key == table.Targets[0] ? row.Ratio(table.Targets) : null,
        };

    private static string Git(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", Repository.Root, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return output.Trim();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }
}
