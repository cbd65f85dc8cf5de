using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Soak;

/// <summary>
/// Mixed traffic with random faults, judged after each minute. <c>CHATHUB_SOAK=240</c> makes it as many minutes; its curves are then in
/// artifacts/soak.csv and artifacts/soak.svg.
/// </summary>
[Collection(UnderLoad.Name)]
public sealed class SoakTests(Report report)
{
    private const int SecondsInCi = 20;
    private const int RoundSeconds = 60;

    // A checkpoint is due at 82 MB, and waits for who is reading.
    private const long MostLogBytes = 250_000_000;

    [Fact]
    public async Task Through_mixed_traffic_and_random_faults_nothing_is_lost_and_nothing_grows()
    {
        var seconds = Seed.FromEnvironment("CHATHUB_SOAK") is { } minutes ? minutes * 60 : SecondsInCi;
        var seed = Seed.Next();
        report.Say($"Seed {seed}, {seconds} s of random faults");
        await using var server = await ServerProcess.Start();
        await using var proxy = new LineProxy(server.Url, () => LineCondition.Sound);
        await using var crowd = await Neighbourhood.Gather(proxy.Address);
        await using var curves = new Curves(server, crowd);
        var run = new SoakRun(server, proxy, crowd, seed);
        var footprint = new Footprint(server, MostLogBytes);

        for (var left = seconds; left > 0; left -= RoundSeconds)
        {
            var verdict = await run.Round(TimeSpan.FromSeconds(Math.Min(left, RoundSeconds)));

            Assert.True(verdict.Violations.Count == 0, $"Seed {seed}, round {run.Rounds}: {verdict}");
            await footprint.IsAsBefore(crowd.Peers.Count, $"Seed {seed}, round {run.Rounds}");
            report.Say($"Seed {seed}, round {run.Rounds}: {run}; {server.Usage.ResidentBytes >> 20} MB, {server.Usage.Handles} handles");
        }

        Assert.True(curves.MostLogBytes < MostLogBytes, $"The write-ahead log grew to {curves.MostLogBytes} bytes.");
        if (seconds > SecondsInCi) curves.Save(Repository.PathTo("artifacts"));
    }
}
