using System.Diagnostics;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Lines;

/// <summary>The link between everybody and the server: down, open in one direction, thin. <c>CHATHUB_LINK=1200</c> keeps it so for as many seconds.</summary>
[Collection(UnderLoad.Name)]
public sealed class LinkTests(Report report)
{
    private const int SecondsInCi = 3;
    private const long MostGrowth = 100 * 1024 * 1024;
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(Seed.FromEnvironment("CHATHUB_LINK") ?? SecondsInCi);

    [Theory]
    [InlineData("down", false, false, null)]
    [InlineData("open towards the server only", true, false, null)]
    [InlineData("open towards the clients only", false, true, null)]
    [InlineData("open for 8 kB a second", true, true, 8_000)]
    public async Task A_bad_link_holds_everything_up_and_loses_nothing(string what, bool up, bool down, int? bytesPerSecond)
    {
        var passage = new LinePassage { Up = up, Down = down, BytesPerSecond = bytesPerSecond };
        await using var server = await ServerProcess.Start();
        await using var proxy = new LineProxy(server.Url, () => LineCondition.Sound);
        await using var crowd = await Neighbourhood.Gather(proxy.Address);
        var before = server.Usage.ResidentBytes;

        await Scenario.Play($"the link {what} for {Length}", server, crowd, report, async () =>
        {
            proxy.Passage = passage;
            if (up && down) await Task.Delay(Length, TimeProvider.System);
            else await NothingIsAccepted(crowd);
            var growth = server.Usage.ResidentBytes - before;
            proxy.Passage = LinePassage.Open;
            Assert.True(growth < MostGrowth, $"The server grew by {growth >> 20} MB.");
        });
    }

    /// <summary>Not one packet arrives: unlike with a proxy, the systems at both ends find it out too, in their own time.</summary>
    [LossyLinkFact]
    public async Task A_link_without_packets_holds_everything_up_and_loses_nothing()
    {
        await using var server = await ServerProcess.Start();
        await using var crowd = await Neighbourhood.Gather(server.Url);

        await Scenario.Play($"no packets for {Length}", server, crowd, report, async () =>
        {
            using var link = new LossyLink(server.Port, percent: 100);
            await NothingIsAccepted(crowd);
            Assert.True(link.Dropped > 0, "Not a packet was lost, so nothing was tried.");
        });
    }

    private static async Task NothingIsAccepted(Crowd crowd)
    {
        // What was already past the link when it closed still arrives.
        var (stood, since) = (crowd.Accepted, Stopwatch.GetTimestamp());
        await Until.True(() =>
        {
            if (crowd.Accepted != stood) (stood, since) = (crowd.Accepted, Stopwatch.GetTimestamp());
            return Stopwatch.GetElapsedTime(since) > Settled;
        });

        await Task.Delay(Length, TimeProvider.System);
        Assert.Equal(stood, crowd.Accepted);
    }
}
