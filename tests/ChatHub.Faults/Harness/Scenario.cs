using ChatHub.TestKit;

namespace ChatHub.Faults.Harness;

/// <summary>People talk, something goes wrong, they talk on, everything heals and becomes quiet, and the oracle is asked.</summary>
internal static class Scenario
{
    private const int BeforeAndAfter = 100;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    /// <param name="what">For the report.</param>
    /// <param name="server">Whose footprint must be what it was, when all is quiet again.</param>
    /// <param name="crowd">Who talks.</param>
    /// <param name="report">Where seed and figures are told.</param>
    /// <param name="fault">What goes wrong, until it is over.</param>
    /// <param name="steady">As in <see cref="Talk.Begin"/>.</param>
    /// <returns>What the oracle found; nothing wrong.</returns>
    public static async Task<OracleResult> Play(string what, ServerProcess server, Crowd crowd, Report report, Func<Task> fault, bool steady = false)
    {
        var seed = Seed.Next();
        report.Say($"Seed {seed}, {what}");
        Footprint footprint;
        await using (Talk.Begin(crowd, Neighbourhood.AnyTarget, seed, steady))
        {
            await crowd.Accepts(BeforeAndAfter, Bound);
            footprint = new Footprint(server);
            await fault();
            await crowd.Accepts(BeforeAndAfter, Bound);
        }

        var quiet = await crowd.IsQuiet(Bound);
        crowd.ThrowIfFaulted();
        var verdict = crowd.Verdict();
        report.Say($"Seed {seed}, {what}: {verdict.Summary}");
        Assert.True(verdict.Violations.Count == 0, $"Seed {seed}, {what}: {verdict}");
        Assert.True(verdict.Failed == 0, $"Seed {seed}, {what}: the server failed at something.\n{server.Output}");
        Assert.True(quiet, $"Seed {seed}, {what}: not quiet.\n{crowd}");
        await footprint.IsAsBefore(crowd.Peers.Count, $"Seed {seed}, {what}");
        return verdict;
    }
}
