using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using ChatHub.Faults.Harness;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

/// <summary>What the page costs. Sizes and jumps are held to a limit; times are told (docs/testing.md) and never held to one.</summary>
public sealed class FigureTests(BrowserFixture browser, Report report) : IClassFixture<BrowserFixture>, IClassFixture<Report>
{
    private const int MostBytes = 150_000;
    private const double MostShift = 0.01;

    private static readonly int Total = Seed.FromEnvironment("CHATHUB_PAGE_MESSAGES") ?? 2_000;

    // Filled in by the browser while the page loads.
    private const string Witness =
        """
        window.shift = 0;
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: 'layout-shift', buffered: true });
        const look = () => {
          window.usable ??= document.querySelector('#nick, #write') ? performance.now() : undefined;
          if (!window.usable) requestAnimationFrame(look);
        };
        look();
        """;

    private const string Opening =
        """
        async ([row, last]) => {
          const begin = performance.now();
          document.querySelector(row).click();
          while (![...document.querySelectorAll('[role=log] .text')].some(text => text.textContent.endsWith(last))) await new Promise(requestAnimationFrame);
          return performance.now() - begin;
        }
        """;

    [Fact]
    public async Task The_page_is_light_and_nothing_in_it_jumps_while_it_loads()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await (await browser.NewProfile()).Before(Witness);
        var tab = await profile.Open(new Uri("about:blank"));
        var session = await tab.Page.Context.NewCDPSessionAsync(tab.Page);
        await session.SendAsync("Network.enable");
        var bytes = 0.0;
        session.Event("Network.loadingFinished").OnEvent += (_, data) => bytes += data!.Value.GetProperty("encodedDataLength").GetDouble();
        await tab.Page.GotoAsync(server.Url.ToString());
        await Expect(tab.Page.Locator("#nick")).ToBeFocusedAsync();
        var door = await Load(tab);
        var first = bytes;
        await tab.Enter("João");
        await tab.Page.ReloadAsync();
        await tab.IsConnected();
        await Expect(tab.Page.GetByText("Nenhum outro grupo.")).ToBeVisibleAsync();
        var chat = await Load(tab);

        report.Say(FormattableString.Invariant(
            $"page: {first:N0} bytes over the wire at the first load; usable after {door.Usable:0} ms, with a nick that is known after {chat.Usable:0} ms; layout shift {door.Shift:0.####} and {chat.Shift:0.####}"));
        Assert.InRange(first, 1, MostBytes);
        Assert.True(door.Shift < MostShift, $"The door jumps: {door.Shift}");
        Assert.True(chat.Shift < MostShift, $"The chat jumps: {chat.Shift}");
    }

    [Fact]
    public async Task Thousands_of_messages_are_opened_written_under_and_scrolled_through()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        foreach (var some in Enumerable.Range(0, Total).Chunk(200)) await Task.WhenAll(some.Select(i => pedro.Say("U", "João", Text(i))));
        await Expect(joao.Page).ToHaveTitleAsync($"({Total}) ChatHub", new() { Timeout = 60_000 });

        var opened = await OpenPedro(joao, ": 79."); // where what is unread begins
        await joao.Page.Locator(".latest").ClickAsync();
        await joao.ShowsLast(Text(Total - 1));
        await joao.Open("Todos");
        var again = await OpenPedro(joao, $": {Total - 1}.");

        await joao.Page.Locator("#write").FocusAsync();
        var typing = await FrameTrace.During(browser.Browser, () => joao.Page.Keyboard.TypeAsync(string.Concat(Enumerable.Repeat("palavra ", 25)), new() { Delay = 30 }));
        await joao.Page.Locator(".scroller").HoverAsync();
        var scrolling = await FrameTrace.During(browser.Browser, async () =>
        {
            for (var i = 0; i < 300; i++)
            {
                await joao.Page.Mouse.WheelAsync(0, -120);
                await joao.Page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
            }
        });

        report.Say(FormattableString.Invariant($"page with {Total:N0} messages: opens in {opened:0} ms, {again:0} ms at the end"));
        report.Say($"page with {Total:N0} messages, 200 letters typed: {typing}");
        report.Say($"page with {Total:N0} messages, 300 turns of the wheel: {scrolling}");
        Assert.True(typing.Drawn > 0 && scrolling.Drawn > 0, "Nothing was drawn: nothing was measured.");
        Assert.True((await joao.Messages()).Count <= 260, "The document grows with the conversation.");
    }

    private static string Text(int i) => $"Uma linha como outras, com um link https://exemplo.org/{i} e mais algumas palavras: {i}.";

    private static Task<double> OpenPedro(Tab tab, string last) => tab.Page.EvaluateAsync<double>(Opening, new[] { "#conversations li[data-key='user:pedro'] button", last });

    private static async Task<(double Usable, double Shift)> Load(Tab tab) =>
        (await tab.Page.EvaluateAsync<double>("() => window.usable"), await tab.Page.EvaluateAsync<double>("() => window.shift"));
}
