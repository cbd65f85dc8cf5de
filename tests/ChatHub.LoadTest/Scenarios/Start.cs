using ChatHub.LoadTest.Report;
using ChatHub.LoadTest.Seeding;
using ChatHub.LoadTest.Servers;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>How long a server with a long log takes until it is ready.</summary>
internal static class Start
{
    public const string Name = "start";

    public static async Task Run(LoadRun run)
    {
        var messages = run.Settings.RowsOr(1_000_000, 2_000);
        using var folder = new TempFolder();
        run.Progress.Say($"{Name}: seeding {messages:N0} messages");
        await SeededStore.Make(folder.Path, seed => seed.DirectMessages(messages, users: 1_000, pairs: Math.Min(5_000, messages)));
        foreach (var (variant, path) in new[] { ("an empty folder", null), ($"{messages:N0} stored messages", folder.Path) })
        {
            foreach (var number in run.Runs)
            {
                await using var target = await ChatHubTarget.Start(path);
                run.Results.Add(Name, variant, target.Name, number, (Metric.ReadyMilliseconds, target.LastStart.TotalMilliseconds));
                run.Progress.Say($"{Name} · {variant} · run {number}: {target.LastStart.TotalMilliseconds:N0} ms");
                await target.Stop();
            }
        }
    }
}
