using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd.Surfaces;

/// <summary>
/// Every dialog and screen, on phones and a desktop, light and dark, with pictures in artifacts/screens. Each size is walked through in one language;
/// with CHATHUB_SCREENS=all in both.
/// </summary>
public sealed class SurfaceTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Group = "planejamento-da-festa-de-fim-de-ano";
    private static readonly ViewportSize Small = new() { Width = 320, Height = 640 };
    private static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };
    private static readonly ViewportSize Desktop = new() { Width = 1280, Height = 800 };

    [Fact]
    public async Task Every_dialog_and_screen_fits_is_opaque_and_can_be_touched()
    {
        await using var server = await ServerProcess.Start();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        await using var maria = await HubUser.Connect(server.Url, "Conceição-das-Dores");
        await pedro.Run("-criargrupo " + Group);
        await pedro.Run("-criargrupo xadrez");
        await HubUser.Own(server.Url, "Dona", "uma senha comprida");
        Surface[] surfaces =
        [
            new("phone-320-pt", Small, "pt-BR", isPhone: true), new("phone-390-en", Phone, "en-US", isPhone: true), new("desktop-pt", Desktop, "pt-BR", isPhone: false),
            new("phone-320-en", Small, "en-US", isPhone: true), new("phone-390-pt", Phone, "pt-BR", isPhone: true), new("desktop-en", Desktop, "en-US", isPhone: false),
        ];
        if (Environment.GetEnvironmentVariable("CHATHUB_SCREENS") != "all") surfaces = surfaces[..3];
        foreach (var some in surfaces.Chunk(3)) await Task.WhenAll(some.Select(surface => Walk(surface, server, pedro)));
        var wrong = surfaces.SelectMany(surface => surface.Wrong).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_lost_connection_moves_nothing_on_a_small_phone()
    {
        await using var server = await ServerProcess.Start();
        var surface = new Surface("phone-320-pt", Small, "pt-BR", isPhone: true);
        await using var profile = (await surface.NewProfile(browser)).ExpectingNoAnswers();
        var tab = await profile.Open(server.Url);
        await tab.Enter(surface.Nick);
        await tab.OpenDirect(surface.Nick);
        var before = await TopOfTheRoom(tab);
        await server.Kill9();
        await Expect(tab.Link).ToContainTextAsync("Sem conexão");
        Assert.Equal(before, await TopOfTheRoom(tab));
        await surface.Look(tab, "offline");
        Assert.Empty(surface.Wrong);
    }

    private async Task Walk(Surface surface, ServerProcess server, HubUser pedro)
    {
        await using var profile = (await surface.NewProfile(browser)).Expecting("401");
        var tab = await profile.Open(server.Url);
        await AtTheDoor(surface, tab);
        await InTheList(surface, tab, pedro);
        await InAGroup(surface, tab, pedro);
        await InMenusAndDialogs(surface, tab);
        await OutsideGroups(surface, tab);
        await Replaced(surface, tab, profile, server);
    }

    private static async Task AtTheDoor(Surface surface, Tab tab)
    {
        await surface.Look(tab, "door");
        await Knock(tab, "Dona");
        await Expect(tab.Page.Locator("#password")).ToBeVisibleAsync();
        await surface.Look(tab, "door-password");
        await Knock(tab, surface.Nick);
        await Expect(tab.Link).ToHaveTextAsync("Online");
    }

    private static async Task InTheList(Surface surface, Tab tab, HubUser pedro)
    {
        await Expect(tab.Page.Locator("#groups")).ToContainTextAsync(Group);
        await pedro.Say("U", surface.Nick, $"@{surface.Nick} bom dia");
        await Expect(tab.Unread("Pedro")).ToHaveTextAsync("1");
        await surface.Look(tab, "list");
        await tab.Conversation(surface.IsEnglish ? "Everybody" : "Todos").ClickAsync();
        await Expect(tab.Page.Locator(".empty")).ToBeVisibleAsync();
        await surface.Look(tab, "everybody-empty");
        await tab.Page.Locator("#write").FillAsync("A festa é no sábado, às 9.");
        await Send(tab);
        await Expect(tab.Page.Locator("#reach-T")).ToContainTextAsync("online");
        await surface.Look(tab, "broadcast");
        await tab.Page.Keyboard.PressAsync("Escape");
    }

    private static async Task InAGroup(Surface surface, Tab tab, HubUser pedro)
    {
        var page = tab.Page;
        await page.EvaluateAsync("group => { location.hash = '#grupo/' + group; }", Group);
        await Expect(page.Locator(".barred button")).ToBeVisibleAsync();
        await surface.Look(tab, "group-outside");
        await page.Locator(".barred button").ClickAsync();
        await Expect(tab.Notice).ToBeVisibleAsync();
        await surface.Look(tab, "notice");
        var before = await TopOfTheRoom(tab);
        await page.Locator(".notice button").ClickAsync();
        await Expect(tab.Notice).ToBeHiddenAsync();
        Assert.Equal(before, await TopOfTheRoom(tab));
        await pedro.Say("G", Group, $"{surface.Nick}: veja https://exemplo.org/um/caminho/bem/comprido/que/nao/cabe/em/uma/linha/de/telefone e `código`");
        await pedro.Say("G", Group, "```\numa linha de código que é mais comprida do que a tela de um telefone\n```");
        await page.Locator("#write").FillAsync("Combinado. Levo o bolo!");
        await Send(tab);
        await tab.ShowsLast("Combinado. Levo o bolo!");
        await page.Locator("#write").FillAsync("-listarusuarios");
        await Send(tab);
        await Expect(tab.Reply).ToContainTextAsync("Pedro");
        await surface.Look(tab, "group");
        await page.Locator("#write").FillAsync("");
        await page.Locator("#write").PressSequentiallyAsync("-");
        await surface.Look(tab, "completion");
        await page.Locator("#write").FillAsync("—msg \"U\" Pedro um segredo que não é para o grupo");
        await Send(tab);
        await Expect(page.Locator("dialog.ask")).ToBeVisibleAsync();
        await surface.Look(tab, "unsure");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("#write").FillAsync("");
        await Open(tab, ".members", "dialog.member-list");
        await surface.Look(tab, "members");
        await page.Keyboard.PressAsync("Escape");
        await Open(tab, ".bell summary", ".bell .menu");
        await surface.Look(tab, "bell");
        await page.Keyboard.PressAsync("Escape");
        await Open(tab, ".more summary", ".more .menu");
        await surface.Look(tab, "group-menu");
        await Open(tab, ".more .menu button", "dialog.ask");
        await surface.Look(tab, "leave");
        await page.Keyboard.PressAsync("Escape");
        await page.EvaluateAsync("() => { location.hash = '#pessoa/ninguém'; }");
        await Expect(page.Locator(".room-title")).ToHaveTextAsync("ninguém");
        await page.Locator("#write").FillAsync("oi?");
        await Send(tab);
        await Expect(page.Locator(".line[data-state=refused]")).ToBeVisibleAsync();
        await surface.Look(tab, "refused");
    }

    private static async Task InMenusAndDialogs(Surface surface, Tab tab)
    {
        var page = tab.Page;
        await Open(tab, ".account summary", ".account .menu");
        await surface.Look(tab, "account");
        string[] dialogs = ["dialog.preferences", "dialog.password", "dialog.help"];
        for (var i = 0; i < dialogs.Length; i++)
        {
            if (i > 0) await Open(tab, ".account summary", ".account .menu");
            await Open(tab, $".account .menu button:nth-child({i + 1})", dialogs[i]);
            await surface.Look(tab, dialogs[i].Replace("dialog.", "", StringComparison.Ordinal));
            await page.Keyboard.PressAsync("Escape");
        }

        await Open(tab, ".account summary", ".account .menu");
        await Open(tab, ".account .menu .danger", "dialog.ask");
        await surface.Look(tab, "forget");
        await page.Keyboard.PressAsync("Escape");
        await Open(tab, ".search", "dialog.switcher");
        await surface.Look(tab, "switcher");
        await page.Keyboard.PressAsync("Escape");
    }

    private static async Task OutsideGroups(Surface surface, Tab tab)
    {
        await tab.Page.EvaluateAsync("() => { location.hash = '#grupo/naoexiste'; }");
        await Expect(tab.Page.Locator(".barred")).ToBeVisibleAsync();
        await surface.Look(tab, "group-missing");
    }

    private static async Task Replaced(Surface surface, Tab tab, Profile profile, ServerProcess server)
    {
        var newer = await profile.Open(server.Url);
        await Knock(newer, surface.Nick);
        await Expect(tab.Page.Locator(".link[data-state=ended]")).ToBeVisibleAsync();
        await surface.Look(tab, "replaced");
        await newer.Page.Locator(".account summary").ClickAsync();
        await newer.Page.Locator(".account .menu button:nth-child(4)").ClickAsync();
        await Expect(newer.Page.Locator("#nick")).ToBeVisibleAsync();
        await surface.Look(newer, "door-left");
    }

    private static Task<double> TopOfTheRoom(Tab tab) => tab.Page.Locator(".room").EvaluateAsync<double>("room => room.getBoundingClientRect().top");

    private static async Task Knock(Tab tab, string nick)
    {
        await tab.Page.Locator("#nick").FillAsync(nick);
        await tab.Page.Locator(".entry button").ClickAsync();
    }

    private static Task Send(Tab tab) => tab.Page.Locator(".composer button").ClickAsync();

    private static async Task Open(Tab tab, string button, string what)
    {
        await tab.Page.Locator(button).ClickAsync();
        await Expect(tab.Page.Locator(what)).ToBeVisibleAsync();
    }
}
