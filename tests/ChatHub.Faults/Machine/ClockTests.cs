using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Machine;

/// <summary>A clock that is wrong, and wrong otherwise after each restart. Order and ids must not mind.</summary>
[Collection(UnderLoad.Name)]
public sealed class ClockTests(Report report)
{
    private static readonly string[] Times = ["+1d", "@1970-01-02 00:00:00", "@2038-01-19 03:14:00", "-1d"];

    [Fact]
    public async Task Whatever_the_clock_says_the_order_stays()
    {
        using var folder = new TempFolder();
        var options = new ServerOptions { DataFolder = folder.Path, Port = FreePort.Next() };
        await using var server = await ServerProcess.Start(options);
        await using var crowd = await Neighbourhood.Gather(server.Url);

        await Scenario.Play($"the clock at {string.Join(", ", Times)}", server, crowd, report, async () =>
        {
            await server.Kill9();
            foreach (var time in Times)
            {
                await using var elsewhen = await ServerProcess.Start(options with
                {
                    Prefix = ["faketime", "-f", time],
                    // How long something takes stays as it is.
                    Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1", ["DONT_FAKE_MONOTONIC"] = "1" },
                });
                await IsElsewhen(elsewhen.Url);
                await crowd.Accepts(100);
            }

            await server.Restart();
        });
    }

    private static async Task IsElsewhen(Uri server)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(server, "/health"));
        var off = (answer.Headers.Date!.Value - TimeProvider.System.GetUtcNow()).Duration();
        Assert.True(off > TimeSpan.FromHours(12), $"The server's clock is only {off} off, so nothing was tried.");
    }
}
