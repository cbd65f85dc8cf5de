using System.Globalization;
using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

/// <summary>What browsers do to pages: wipe what they keep, run full, put them to sleep, take them out of a cache.</summary>
public sealed class MishapTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    // Chromium grants a page of a test more room than a test can fill: while it is "full", what a full browser throws is thrown.
    private const string Full =
        """
        for (const [kind, method] of [[IDBObjectStore, 'put'], [Storage, 'setItem']]) {
          const works = kind.prototype[method];
          kind.prototype[method] = function (...what) {
            if (window.full) throw new DOMException('full', 'QuotaExceededError');
            return works.apply(this, what);
          };
        }
        """;

    // CHATHUB_FROZEN=600 leaves a tab frozen for as many seconds.
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("CHATHUB_FROZEN") ?? "0", CultureInfo.InvariantCulture));

    [Fact]
    public async Task A_browser_that_runs_full_says_so_and_after_room_was_made_nothing_is_lost_or_doubled()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await (await browser.NewProfile()).Before(Full);
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        await pedro.Say("U", "João", "cabe");
        await joao.Shows("cabe");

        await joao.Page.EvaluateAsync("() => { window.full = true; }");
        await pedro.Say("U", "João", "não cabe");
        await joao.Shows("cabe", "não cabe");
        await Expect(joao.Notice).ToContainTextAsync("Este navegador não deixa guardar dados");
        await joao.Write("sai assim mesmo");
        await Expect(joao.StateOf("sai assim mesmo")).ToContainTextAsync("✓");
        await pedro.Got("João: sai assim mesmo");

        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.Open("Pedro");
        await joao.Shows("cabe", "não cabe", "sai assim mesmo");
    }

    [Fact]
    public async Task A_browser_that_was_wiped_while_the_page_is_open_goes_on_and_enters_again_by_itself()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).Expecting("401");
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        await pedro.Say("U", "João", "antes");
        await joao.Shows("antes");

        var session = await joao.Page.Context.NewCDPSessionAsync(joao.Page);
        await session.SendAsync("Storage.clearDataForOrigin", new Dictionary<string, object> { ["origin"] = Origin(server), ["storageTypes"] = "all" });
        await joao.Write("durante");
        await Expect(joao.StateOf("durante")).ToContainTextAsync("✓");
        await pedro.Got("João: durante");
        await pedro.Say("U", "João", "ainda aí?");
        await joao.Shows("antes", "durante", "ainda aí?");

        // A wiped browser is a new device: it may show the last second again, and does not double what it has.
        await joao.Page.ReloadAsync();
        if (await joao.Page.Locator("#nick").IsVisibleAsync()) await joao.Knock("João");
        await joao.IsConnected();
        await pedro.Say("U", "João", "depois");
        await joao.OpenDirect("Pedro");
        await joao.ShowsLast("depois");
        var shown = await joao.Messages();
        Assert.Equal(shown.Distinct(StringComparer.Ordinal), shown);
    }

    [Fact]
    public async Task A_page_that_one_comes_back_to_goes_on_where_it_was()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        await pedro.Say("U", "João", "um");
        await joao.Shows("um");
        await joao.Page.GotoAsync("about:blank");
        await pedro.Say("U", "João", "dois");

        await joao.Page.GoBackAsync();
        await joao.IsConnected();
        await joao.Open("Pedro");
        await joao.Shows("um", "dois");
        await joao.Write("três");
        await pedro.Got("João: três");
        await joao.Shows("um", "dois", "três");
    }

    [Fact]
    public async Task A_tab_that_was_frozen_while_the_server_restarted_catches_up_when_it_thaws()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        await joao.Write("antes");
        await pedro.Got("João: antes");

        var session = await joao.Page.Context.NewCDPSessionAsync(joao.Page);
        await session.SendAsync("Page.setWebLifecycleState", new Dictionary<string, object> { ["state"] = "frozen" });
        await pedro.Say("U", "João", "dorme?");
        await server.KillAndRestart();
        await pedro.ComeBack();
        await pedro.Say("U", "João", "acorde");
        await Task.Delay(Frozen, TimeProvider.System);
        await session.SendAsync("Page.setWebLifecycleState", new Dictionary<string, object> { ["state"] = "active" });

        await joao.IsConnected();
        await joao.Shows("antes", "dorme?", "acorde");
        await joao.Write("acordei");
        await pedro.Got("João: antes", "João: acordei");
        await joao.Shows("antes", "dorme?", "acorde", "acordei");
    }

    [Fact]
    public async Task A_duplicated_tab_takes_over_and_shows_everything_once()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await pedro.Say("U", "João", "um");
        await joao.Open("Pedro");
        await joao.Shows("um");

        // A duplicate inherits the tab's session storage, and with it the nick.
        var opened = await joao.Page.Context.RunAndWaitForPageAsync(() => joao.Page.EvaluateAsync("() => { window.open(location.href); }"));
        var copy = new Tab(opened);
        await copy.IsConnected();
        await Expect(joao.Link).ToHaveTextAsync("O ChatHub foi aberto em outra aba ou janela com este nick.");
        await pedro.Say("U", "João", "dois");
        await copy.Open("Pedro");
        await copy.Shows("um", "dois");
    }

    [Fact]
    public async Task On_iOS_the_home_screen_is_told_of_once()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await (await browser.NewProfile(new ViewportSize { Width = 390, Height = 844 }))
            .Before("Object.defineProperty(Navigator.prototype, 'standalone', { get: () => false });");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        var hint = joao.Page.GetByText("Adicionar à Tela de Início");
        await Expect(hint).ToBeVisibleAsync();
        await joao.Click("Entendi");
        await Expect(hint).ToHaveCountAsync(0);
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await Expect(hint).ToHaveCountAsync(0);
    }

    private static string Origin(ServerProcess server) => server.Url.GetLeftPart(UriPartial.Authority);
}
