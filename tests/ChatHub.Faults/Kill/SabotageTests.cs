using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Kill;

/// <summary>Controls: the kill loop must see what it looks for when the server really does it wrong.</summary>
[Collection(UnderLoad.Name)]
public sealed class SabotageTests(Report report)
{
    private const int MostKills = 60;
    private const int KillsBetweenVerdicts = 5;

    [Theory]
    [InlineData(Sabotage.AckEarly, ViolationKind.Lost)]
    [InlineData(Sabotage.NoDedup, ViolationKind.Doubled)]
    public async Task The_kill_loop_catches_a_server_that_breaks_a_promise(Sabotage sabotage, ViolationKind expected)
    {
        var seed = Seed.Next();
        report.Say($"Seed {seed}, {sabotage}");
        await using var server = await ServerProcess.Start(ServerOptions.Sabotaged(sabotage));

        // Answering early, it does not yet know a token that it has just given.
        await using var crowd = await Neighbourhood.Gather(server.Url, knocksWhenForgotten: true);
        var loop = new KillLoop(server, crowd, seed);

        OracleResult verdict;
        do verdict = await loop.Run(KillsBetweenVerdicts);
        while (verdict.Count(expected) == 0 && loop.Kills < MostKills);

        report.Say($"Seed {seed}, {sabotage}: {loop.Kills} kills: {verdict.Summary}");
        Assert.True(verdict.Count(expected) > 0, $"Seed {seed}: {loop.Kills} kills and {sabotage} was not noticed. {verdict}");
    }
}
