using ChatHub.Faults.Fsync;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>A disk with an error somewhere in each life of the server. <c>CHATHUB_ERRORS=50</c> makes it as many lives.</summary>
[Collection(UnderLoad.Name)]
public sealed class RandomErrorTests(Report report)
{
    private const int LivesInCi = 5;
    private const int AcceptedInALife = 400;

    // SQLite syncs by fsync alone, once for each commit, and truncates a log when it begins and when it ends.
    private static readonly (string Name, int Most)[] Calls = [("pwrite64", 400), ("fsync", 60), ("pread64", 400), ("ftruncate", 2)];
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_input_or_output_error_at_any_call_costs_at_most_that_life_of_the_server()
    {
        await Strace.IsThere();
        var lives = Seed.FromEnvironment("CHATHUB_ERRORS") ?? LivesInCi;
        var seed = Seed.Next();
        var random = new Random(seed);
        using var folder = new TempFolder();
        using var traces = new TempFolder();
        var options = new ServerOptions { DataFolder = folder.Path, Port = FreePort.Next() };
        await using var server = await ServerProcess.Start(options);
        await using var crowd = await Neighbourhood.Gather(server.Url);

        var injected = 0;
        await Scenario.Play($"an error in each of {lives} lives (chosen with {seed})", server, crowd, report, async () =>
        {
            await server.Kill9();
            for (var life = 0; life < lives; life++)
            {
                var (call, most) = Calls[random.Next(Calls.Length)];
                var trace = traces[$"{life}.trace"];
                var failing = Strace.To(
                    trace, [call], "--seccomp-bpf", "-s", "0", "-P", Path.Combine(folder.Path, "chathub.db"), "-P",
                    Path.Combine(folder.Path, "chathub.db-wal"), "-e", $"inject={call}:error=EIO:when={random.Next(1, most + 1)}");
                await using (var unlucky = ServerProcess.Launch(options with { Prefix = failing }))
                {
                    // A read's error may end no more than one session, and a number that high may never be reached.
                    var enough = crowd.Accepted + AcceptedInALife;
                    await Until.True(() => unlucky.HasExited || crowd.Accepted > enough, Bound, unlucky.Output);
                    if (!unlucky.HasExited) await unlucky.Kill9();
                }

                if (File.ReadLines(trace).Any(line => line.Contains("(INJECTED)", StringComparison.Ordinal))) injected++;
            }

            await server.Restart();
        });

        report.Say($"Chosen with {seed}: {injected} of {lives} lives met their error");
        Assert.True(injected > 0, $"Chosen with {seed}: no life met its error, so nothing was tried.");
    }
}
