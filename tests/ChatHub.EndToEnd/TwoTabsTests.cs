using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace ChatHub.EndToEnd;

/// <summary>One person in two tabs, with reloads, closed tabs, take-overs and a server that is killed, in an order that the seed decides.</summary>
public sealed class TwoTabsTests(BrowserFixture browser, ITestOutputHelper output) : IClassFixture<BrowserFixture>
{
    private const int Steps = 14;

    // Runs side by side, each lane with a server of its own: most of a run is waiting.
    private const int Lanes = 4;

    // As on plain HTTP from another machine: the server's goodbye alone tells the older tab.
    private const string WithoutLocks = "Object.defineProperty(Navigator.prototype, 'locks', { get: () => undefined });";

    [Fact]
    public async Task Two_tabs_reloads_and_restarts_in_any_order_lose_and_double_no_line()
    {
        var (first, runs) = (Seed.Next(), Seed.FromEnvironment("CHATHUB_TABS") ?? 2);
        var lanes = Task.WhenAll(Enumerable.Range(0, Math.Min(runs, Lanes)).Select(lane => RunAll(Enumerable.Range(0, runs).Where(i => i % Lanes == lane).Select(i => first + i))));
        await lanes.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        // Awaited, it would throw the first lane's failure alone.
        Assert.True(lanes.IsCompletedSuccessfully, lanes.Exception?.ToString());
    }

    private async Task RunAll(IEnumerable<int> seeds)
    {
        await using var server = await ServerProcess.Start();
        foreach (var seed in seeds)
        {
            output.WriteLine($"seed {seed}");
            await Run(server, seed);
        }
    }

    private async Task Run(ServerProcess server, int seed)
    {
        var random = new Random(seed);
        await using var profile = (await (await browser.NewProfile()).Before(seed % 2 == 0 ? "/* with locks */" : WithoutLocks))
            .ExpectingNoAnswers().Expecting("401", "409", "503");
        await using var friend = await HubUser.Connect(server.Url, $"amiga{seed}");
        Tab[] tabs = [await profile.Open(server.Url), await profile.Open(server.Url)];
        await tabs[0].Enter($"joana{seed}");
        await KeptShell.Whole(tabs[0]);
        await tabs[0].OpenDirect($"amiga{seed}");
        List<string> taken = [], trace = [];
        for (var step = 0; step < Steps; step++)
        {
            var at = random.Next(2);
            var what = random.Next(10);
            trace.Add($"{at}:{what}");
            switch (what)
            {
                case < 5:
                    if (await Write(tabs[at], $"linha {step}")) taken.Add($"linha {step}");
                    break;
                case 5:
                    await tabs[at].Page.ReloadAsync();
                    break;
                case 6:
                    await tabs[at].Page.CloseAsync();
                    tabs[at] = await profile.Open(server.Url);
                    break;
                case 7:
                    await Lead(tabs[at], seed);
                    break;
                case 8 when !server.HasExited:
                    await server.Kill9();
                    break;
                default:
                    await Up(server, friend);
                    break;
            }
        }

        await Up(server, friend);
        await tabs[0].Page.ReloadAsync(); // connects at once
        await Lead(tabs[0], seed);
        await StayLeading(tabs[0]);
        var said = $"seed {seed}, {string.Join(' ', trace)}\ntaken: {string.Join(", ", taken)}\n";
        var all = await Until.Holds(() => taken.All(text => Times(friend, text) > 0));
        Assert.True(all && taken.All(text => Times(friend, text) == 1), said + "received: " + string.Join(", ", friend.Received));
        await tabs[0].OpenDirect($"amiga{seed}");
        IReadOnlyList<string> shown = [];
        var once = await Until.Holds(async () => (shown = await tabs[0].Messages()).Order(StringComparer.Ordinal).SequenceEqual(taken.Order(StringComparer.Ordinal)));
        Assert.True(once, said + "shown: " + string.Join(", ", shown));
    }

    private static int Times(HubUser friend, string text) => friend.Received.Count(line => line.EndsWith(": " + text, StringComparison.Ordinal));

    private static async Task Up(ServerProcess server, HubUser friend)
    {
        if (!server.HasExited) return;
        await server.Restart();
        await friend.ComeBack();
    }

    // Whether the line was taken: a composer that takes none keeps it.
    private static async Task<bool> Write(Tab tab, string text)
    {
        if (!await tab.Composer.IsVisibleAsync() || !await IsDirect(tab)) return false;
        await tab.Write(text);
        return await tab.Composer.InputValueAsync() == "";
    }

    private static async Task<bool> IsDirect(Tab tab) => (await tab.Page.Locator(".room-title").TextContentAsync())!.StartsWith("amiga", StringComparison.Ordinal);

    // The other tab may come back later than this one, and take over.
    private static async Task StayLeading(Tab tab)
    {
        var here = tab.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Usar aqui", Exact = true });
        Assert.True(await Until.Holds(async () =>
        {
            if (await here.IsVisibleAsync()) await here.ClickAsync();
            return await tab.Page.Locator(".link-text").TextContentAsync() == "Online";
        }));
    }

    // Makes the tab the one that is used, as far as it is not.
    private static async Task Lead(Tab tab, int seed)
    {
        var nick = tab.Page.Locator("#nick");
        await Microsoft.Playwright.Assertions.Expect(tab.Composer.Or(nick)).ToBeVisibleAsync();
        if (await nick.IsVisibleAsync()) await tab.Knock($"joana{seed}");
        await Microsoft.Playwright.Assertions.Expect(tab.Composer).ToBeVisibleAsync();
        var here = tab.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Usar aqui", Exact = true });
        if (await here.IsVisibleAsync()) await here.ClickAsync();
        await tab.OpenDirect($"amiga{seed}");
    }
}
