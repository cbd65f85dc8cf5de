using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

/// <summary>Phones, old browsers, and pages that stay open for days.</summary>
public sealed class DeviceTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    // What Firefox 120 and Safari 17.3 lack, and a language tag that Intl refuses.
    private const string ThreeYearsAgo =
        """
        delete Promise.withResolvers;
        delete Element.prototype.checkVisibility;
        delete URL.canParse;
        delete URL.parse;
        delete Promise.try;
        delete Object.groupBy;
        delete Array.fromAsync;
        Object.defineProperty(Navigator.prototype, 'languages', { get: () => ['pt-BR@posix'] });
        """;

    [Fact]
    public async Task On_a_touch_keyboard_Enter_breaks_the_line_and_the_button_sends()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile(new ViewportSize { Width = 390, Height = 844 }, isPhone: true);
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        var write = joao.Page.Locator("#write");
        await Expect(write).ToHaveAttributeAsync("enterkeyhint", "enter");
        await write.PressSequentiallyAsync("uma");
        await write.PressAsync("Enter");
        await write.PressSequentiallyAsync("duas");
        await Expect(write).ToHaveValueAsync("uma\nduas");
        await joao.Page.Locator(".composer button").TapAsync();
        await pedro.Got("João: uma\nduas");
    }

    [Fact]
    public async Task A_browser_of_three_years_ago_enters_and_talks()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await (await browser.NewProfile()).Before(ThreeYearsAgo);
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        await joao.Write("veja https://exemplo.org/a");
        await pedro.Got("João: veja https://exemplo.org/a");
        await Expect(joao.Line("veja").Locator("a")).ToHaveAttributeAsync("href", "https://exemplo.org/a");
    }

    [Fact]
    public async Task A_browser_that_is_too_old_says_so_in_one_line()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await (await browser.NewProfile()).Before("delete window.AbortSignal.timeout; delete Array.prototype.toSorted;")).Expecting("");
        var tab = await profile.Open(server.Url);
        await Expect(tab.Page.Locator("body")).ToContainTextAsync("Este navegador é antigo demais para o ChatHub.");
    }

    [Fact]
    public async Task A_page_that_is_open_over_midnight_calls_the_day_before_yesterday_within_a_minute()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        var joao = await profile.Open(new Uri("about:blank"));
        await joao.Page.Clock.InstallAsync();
        await joao.Page.GotoAsync(server.Url.ToString());
        await joao.Enter("João");
        await joao.OpenDirect("João");
        await joao.Write("de hoje");
        await Expect(joao.Page.Locator(".day")).ToHaveTextAsync("hoje");
        await joao.Page.Clock.FastForwardAsync("24:00:00");
        await joao.Page.Clock.RunForAsync(60_000);
        await Expect(joao.Page.Locator(".day")).ToHaveTextAsync("ontem");
    }
}
