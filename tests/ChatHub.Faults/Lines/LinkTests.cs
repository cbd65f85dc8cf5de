using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Lines;

/// <summary>The link between everybody and the server: down, open in one direction, thin. <c>CHATHUB_LINK=1200</c> keeps it so for as many seconds.</summary>
[Collection(UnderLoad.Name)]
public sealed class LinkTests(Report report)
{
    private const int SecondsInCi = 3;
    private const long MostGrowth = 100 * 1024 * 1024;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(Seed.FromEnvironment("CHATHUB_LINK") ?? SecondsInCi);

    public static TheoryData<string, LinePassage> Passages => new()
    {
        { "down", LinePassage.Closed },
        { "open towards the server only", new LinePassage { Down = false } },
        { "open towards the clients only", new LinePassage { Up = false } },
        { "open for 8 kB a second", new LinePassage { BytesPerSecond = 8_000 } },
    };

    [Theory]
    [MemberData(nameof(Passages))]
    public async Task A_bad_link_holds_everything_up_and_loses_nothing(string what, LinePassage passage)
    {
        await using var server = await ServerProcess.Start();
        await using var proxy = new LineProxy(server.Url, () => LineCondition.Sound);
        await using var crowd = await Neighbourhood.Gather(proxy.Address);
        var before = server.Usage.ResidentBytes;

        await Scenario.Play($"the link {what} for {Length}", server, crowd, report, async () =>
        {
            proxy.Passage = passage;
            await Task.Delay(Length, TimeProvider.System);
            var growth = server.Usage.ResidentBytes - before;
            proxy.Passage = LinePassage.Open;
            Assert.True(growth < MostGrowth, $"The server grew by {growth >> 20} MB.");
        });
    }
}
