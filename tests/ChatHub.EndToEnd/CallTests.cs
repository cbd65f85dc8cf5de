using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

public sealed class CallTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const int MostTries = 30;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    // The person can look elsewhere, and tones, the badge and questions for permission are counted.
    private const string Witness =
        """
        window.elsewhere = false;
        window.tones = window.badge = 0;
        Object.defineProperty(Document.prototype, 'hidden', { get: () => window.elsewhere });
        Document.prototype.hasFocus = () => !window.elsewhere;
        OscillatorNode.prototype.start = () => { window.tones++; };
        OscillatorNode.prototype.stop = () => {};
        Navigator.prototype.setAppBadge = count => { window.badge = count; return Promise.resolve(); };
        """;

    [Fact]
    public async Task Who_looks_elsewhere_is_notified_and_a_click_opens_the_conversation()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await (await browser.NewProfile()).Before(Witness);
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Page.Context.GrantPermissionsAsync(["notifications"]);
        await joao.Enter("João");
        await TurnOn(joao, "Notificações do sistema");

        await pedro.Say("U", "João", "está olhando?");
        await Expect(joao.Unread("Pedro")).ToHaveTextAsync("1");
        await Elsewhere(joao, true);
        await pedro.Say("U", "João", "e agora?");
        await Notified(joao, "Pedro: e agora?");
        await pedro.Say("U", "João", "ninguém?");
        await Notified(joao, "Pedro: ninguém?");

        // The browser lets only a real click focus a window; what follows from it is the page's.
        await joao.Page.EvaluateAsync(
            """
            async () => {
              const [shown] = await (await navigator.serviceWorker.ready).getNotifications();
              navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { open: shown.data } }));
            }
            """);
        await Elsewhere(joao, false);
        await Expect(joao.Page.Locator(".room-title")).ToHaveTextAsync("Pedro");
        await joao.Shows("está olhando?", "e agora?", "ninguém?");
        await Notified(joao);
    }

    [Fact]
    public async Task Each_conversation_calls_as_it_was_set_and_that_outlives_a_reload()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await (await browser.NewProfile()).Before(Witness);
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        await using var maria = await HubUser.Connect(server.Url, "Maria");
        var joao = await profile.Open(server.Url);
        await joao.Page.Context.GrantPermissionsAsync(["notifications"]);
        await joao.Enter("João");
        await joao.CreateGroup("obras");
        await Expect(joao.Notice).ToContainTextAsync("criado");
        Assert.True((await pedro.Run("-entrargrupo obras")).Ok);
        await joao.OpenDirect("Pedro");
        await SetBell(joao, "Nenhuma");
        await joao.OpenDirect("Maria");
        await joao.Page.Locator(".bell summary").ClickAsync();
        await joao.Click("Ativar notificações");
        await Expect(joao.Page.GetByText("Ativar notificações")).ToBeHiddenAsync();
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.Open("Todos");
        await Elsewhere(joao, true);

        await pedro.Say("U", "João", "não chama");
        await pedro.Say("G", "obras", "bom dia a todos");
        await Expect(joao.Unread("obras")).ToHaveTextAsync("1");
        await maria.Say("U", "João", "oi");
        await Notified(joao, "Maria: oi");
        await pedro.Say("G", "obras", "e você, @joão?");
        await Notified(joao, "Maria: oi", "Pedro · obras: e você, @joão?");

        await Elsewhere(joao, false);
        await joao.Open("obras");
        await SetBell(joao, "Todas as mensagens");
        await joao.Open("Todos");
        await Elsewhere(joao, true);
        await pedro.Say("G", "obras", "agora chama");
        await Notified(joao, "Maria: oi", "Pedro · obras: agora chama");
    }

    [Fact]
    public async Task A_muted_conversation_looks_muted_and_does_not_count()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await (await browser.NewProfile()).Before(Witness);
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        await using var maria = await HubUser.Connect(server.Url, "Maria");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        await SetBell(joao, "Nenhuma");
        await pedro.Say("U", "João", "não conta");
        await joao.Shows("não conta");
        await joao.Open("Todos");
        await pedro.Say("U", "João", "não conta, @João");
        await maria.Say("U", "João", "conta");
        await Expect(joao.Unread("Pedro")).ToHaveTextAsync("1");
        await Badge(joao, 1);
        await Expect(joao.Page).ToHaveTitleAsync("(1) ChatHub");
        await Expect(joao.Conversation("Pedro")).ToContainTextAsync("notificações desativadas");
        var badge = joao.Conversation("Pedro").Locator(".badge");
        Assert.Equal("rgba(0, 0, 0, 0)", await badge.EvaluateAsync<string>("badge => getComputedStyle(badge).backgroundColor"));
    }

    [Fact]
    public async Task Permission_is_asked_for_when_the_person_chooses_to_be_notified_and_a_refusal_is_said()
    {
        const string Asking =
            """
            window.asked = 0;
            Object.defineProperty(Notification, 'permission', { get: () => window.asked ? 'denied' : 'default' });
            Notification.requestPermission = async () => { window.asked++; return 'denied'; };
            """;
        await using var server = await ServerProcess.Start();
        await using var profile = await (await browser.NewProfile()).Before(Asking);
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await pedro.Say("U", "João", "oi");
        await joao.Open("Pedro");
        await joao.Shows("oi");
        Assert.Equal(0, await joao.Page.EvaluateAsync<int>("() => window.asked"));

        await SetBell(joao, "Nenhuma");
        Assert.Equal(0, await joao.Page.EvaluateAsync<int>("() => window.asked"));
        await SetBell(joao, "Todas as mensagens");
        await Expect(joao.Notice).ToContainTextAsync("O navegador bloqueou as notificações");
        Assert.Equal(1, await joao.Page.EvaluateAsync<int>("() => window.asked"));

        await TurnOn(joao, "Notificações do sistema", works: false);
    }

    [Fact]
    public async Task The_tone_is_off_until_chosen_and_the_badge_counts_what_is_unread()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await (await browser.NewProfile()).Before(Witness);
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await pedro.Say("U", "João", "um");
        await Badge(joao, 1);
        Assert.Equal(0, await Tones(joao));

        await TurnOn(joao, "Som");
        var heard = await Tones(joao);
        Assert.True(heard > 0, "Turning it on lets it be heard.");
        await pedro.Say("U", "João", "dois");
        await Badge(joao, 2);
        Assert.True(await Until.Holds(async () => await Tones(joao) == 2 * heard));

        await joao.Open("Pedro");
        await Badge(joao, 0);
        await Expect(joao.Page).ToHaveTitleAsync("ChatHub");
        await pedro.Say("U", "João", "três");
        await joao.Shows("um", "dois", "três");
        Assert.Equal(2 * heard, await Tones(joao));
    }

    private static async Task Elsewhere(Tab tab, bool looks) => await tab.Page.EvaluateAsync(
        "looks => { window.elsewhere = looks; document.dispatchEvent(new Event('visibilitychange')); }", looks);

    private static Task<int> Tones(Tab tab) => tab.Page.EvaluateAsync<int>("() => window.tones");

    private static async Task Badge(Tab tab, int count) =>
        Assert.True(await Until.Holds(async () => await tab.Page.EvaluateAsync<int>("() => window.badge") == count));

    // Seldom: a notification that Chromium is asked for while it is about to show it may be gone for good.
    private static async Task Notified(Tab tab, params IReadOnlyList<string> expected)
    {
        string[] shown = [];
        for (var tries = 0; tries < MostTries; tries++)
        {
            await Task.Delay(BetweenTries, TimeProvider.System);
            shown = [.. (await Notifications(tab)).Order(StringComparer.Ordinal)];
            if (shown.SequenceEqual(expected, StringComparer.Ordinal)) return;
        }

        Assert.Equal(expected, shown);
    }

    private static Task<string[]> Notifications(Tab tab) => tab.Page.EvaluateAsync<string[]>(
        "async () => (await (await navigator.serviceWorker.ready).getNotifications()).map(({ title, body }) => `${title}: ${body}`)");

    private static async Task TurnOn(Tab tab, string what, bool works = true)
    {
        await tab.Page.Locator(".account summary").ClickAsync();
        await tab.Click("Notificações…");
        var choice = tab.Page.GetByLabel(what);
        await choice.ClickAsync();
        await Expect(choice).ToBeCheckedAsync(new LocatorAssertionsToBeCheckedOptions { Checked = works });
        await tab.Page.Keyboard.PressAsync("Escape");
        await Expect(tab.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    private static async Task SetBell(Tab tab, string level)
    {
        await tab.Page.Locator(".bell summary").ClickAsync();
        await tab.Page.GetByRole(AriaRole.Radio, new PageGetByRoleOptions { Name = level }).CheckAsync();
        await tab.Page.Keyboard.PressAsync("Escape");
    }
}
