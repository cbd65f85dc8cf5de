using ChatHub.Faults.Fsync;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Storage;

/// <summary>A disk with an error somewhere in each life of the server. <c>CHATHUB_ERRORS=50</c> makes it as many lives.</summary>
[Collection(UnderLoad.Name)]
public sealed class RandomErrorTests(Report report)
{
    private const int LivesInCi = 5;
    private const int MostCalls = 400;
    private static readonly string[] Calls = ["pwrite64", "fsync", "fdatasync", "pread64", "ftruncate"];
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

        await Scenario.Play($"an error in each of {lives} lives (chosen with {seed})", server, crowd, report, async () =>
        {
            await server.Kill9();
            for (var life = 0; life < lives; life++)
            {
                var call = Calls[random.Next(Calls.Length)];
                var failing = Strace.To(
                    traces[$"{life}.trace"], [call], "--seccomp-bpf", "-s", "0", "-P", Path.Combine(folder.Path, "chathub.db"), "-P",
                    Path.Combine(folder.Path, "chathub.db-wal"), "-e", $"inject={call}:error=EIO:when={random.Next(1, MostCalls)}");
                await using var unlucky = ServerProcess.Launch(options with { Prefix = failing });

                // A read's error may end no more than one session, and a number that high may never be reached.
                var enough = crowd.Accepted + MostCalls;
                await Until.True(() => unlucky.HasExited || crowd.Accepted > enough, Bound);
                if (!unlucky.HasExited) await unlucky.Kill9();
            }

            await server.Restart();
        });
    }
}
