using ChatHub.Contracts;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Lifecycle;

/// <summary>The way out: SIGTERM.</summary>
[Collection(UnderLoad.Name)]
public sealed class TerminateTests(Report report)
{
    private const int Times = 5;
    private const int AcceptedBetween = 200;

    [Fact]
    public async Task Terminated_under_load_the_server_says_goodbye_ends_with_0_and_keeps_what_it_accepted()
    {
        var seed = Seed.Next();
        report.Say($"Seed {seed}, terminated {Times} times");
        await using var server = await ServerProcess.Start();
        await using var crowd = await Neighbourhood.Gather(server.Url);
        var footprint = new Footprint(server);
        for (var i = 0; i < Times; i++)
        {
            await using var talk = Talk.Begin(crowd, Neighbourhood.AnyTarget, seed + (i * 1000));
            var enough = crowd.Accepted + AcceptedBetween;
            await Until.True(() => crowd.Accepted >= enough);

            Assert.Equal(0, await server.Terminate(TimeSpan.FromSeconds(10)));

            await server.Restart();
        }

        var quiet = await crowd.IsQuiet();
        crowd.ThrowIfFaulted();
        var verdict = crowd.Verdict();
        var told = crowd.Peers.Count(peer => peer.Byes.Contains(ByeCodes.Draining));
        report.Say($"Seed {seed}: {told} of {crowd.Peers.Count} were told of the draining. {verdict}");
        Assert.True(verdict.Violations.Count == 0, $"Seed {seed}: {verdict}");
        Assert.True(verdict.Failed == 0, $"Seed {seed}: the server failed at something. {verdict}\n{server.Output}");
        Assert.True(quiet, $"Seed {seed}: {crowd}");
        Assert.True(told == crowd.Peers.Count, $"Seed {seed}: {told} of {crowd.Peers.Count} were told of the draining.\n{crowd}\n{server.Output}");
        await footprint.IsAsBefore(crowd.Peers.Count, $"Seed {seed}");
    }
}
