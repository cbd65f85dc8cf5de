using ChatHub.Contracts;
using ChatHub.Faults.Harness;
using ChatHub.Faults.Kill;
using ChatHub.TestKit;

namespace ChatHub.Faults.Transports;

/// <summary>
/// The promise for the stock JavaScript client on the transports that people fall back to. <c>CHATHUB_TRANSPORT_KILLS=200</c> and <c>CHATHUB_TRANSPORT_STOPS=20</c> make
/// them as many; <c>CHATHUB_SEED</c> repeats a run.
/// </summary>
[Collection(UnderLoad.Name)]
public sealed class StockClientTests(Report report)
{
    private const int KillsInCi = 3;
    private const int StopsInCi = 2;
    private const int AcceptedBetween = 100;

    [Theory]
    [InlineData("ServerSentEvents")]
    [InlineData("LongPolling")]
    public async Task Killed_again_and_again_the_server_loses_nothing_of_stock_clients(string transport)
    {
        var (seed, kills) = (Seed.Next(), Seed.FromEnvironment("CHATHUB_TRANSPORT_KILLS") ?? KillsInCi);
        report.Say($"Seed {seed}, {transport}, {kills} kills");
        await using var server = await ServerProcess.Start();
        await using var clients = await StockClients.Start(transport);
        await using var crowd = await Neighbourhood.Gather(server.Url, start: clients.Add);
        var footprint = new Footprint(server);
        var loop = new KillLoop(server, crowd, seed);

        var verdict = await loop.Run(kills);

        report.Say($"Seed {seed}, {transport}: {loop.Kills} kills, {loop.Times}: {verdict.Summary}");
        Assert.True(verdict.Violations.Count == 0, $"Seed {seed}: {verdict}");
        Assert.Equal(0, verdict.Unresolved);
        await footprint.IsAsBefore(crowd.Peers.Count, $"Seed {seed}");
    }

    [Theory]
    [InlineData("ServerSentEvents")]
    [InlineData("LongPolling")]
    public async Task Terminated_under_load_the_server_says_goodbye_to_every_stock_client(string transport)
    {
        var (seed, stops) = (Seed.Next(), Seed.FromEnvironment("CHATHUB_TRANSPORT_STOPS") ?? StopsInCi);
        report.Say($"Seed {seed}, {transport}, {stops} stops");
        await using var server = await ServerProcess.Start();
        await using var clients = await StockClients.Start(transport);
        await using var crowd = await Neighbourhood.Gather(server.Url, start: clients.Add);
        var footprint = new Footprint(server);
        for (var stop = 1; stop <= stops; stop++)
        {
            await using var talk = Talk.Begin(crowd, Neighbourhood.AnyTarget, seed + (stop * 1000), steady: true);
            await crowd.Accepts(AcceptedBetween);
            await Until.True(() => crowd.Peers.All(peer => peer.Connected), witness: crowd);

            Assert.Equal(0, await server.Terminate(TimeSpan.FromSeconds(10)));

            Assert.True(await Until.Holds(() => crowd.Peers.All(peer => Goodbyes(peer) == stop), TimeSpan.FromSeconds(2)), Told(stop));
            await server.Restart();
        }

        var quiet = await crowd.IsQuiet();
        crowd.ThrowIfFaulted();
        var verdict = crowd.Verdict();
        report.Say($"Seed {seed}, {transport}: {stops} stops, all {crowd.Peers.Count} were told of each. {verdict.Summary}");
        Assert.True(verdict.Violations.Count == 0, $"Seed {seed}: {verdict}");
        Assert.True(verdict.Failed == 0, $"Seed {seed}: the server failed at something. {verdict}\n{server.Output}");
        Assert.True(quiet, $"Seed {seed}: {crowd}");
        await footprint.IsAsBefore(crowd.Peers.Count, $"Seed {seed}");

        string Told(int stop) => $"Seed {seed}: of stop {stop} were told {crowd.Peers.Count(peer => Goodbyes(peer) == stop)} of {crowd.Peers.Count}.\n{crowd}\n{server.Output}";
    }

    private static int Goodbyes(IChatPeer peer) => peer.Byes.Count(code => code == ByeCodes.Draining);
}
