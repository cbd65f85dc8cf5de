using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

/// <summary>axe on every screen, light and dark: nothing serious.</summary>
public sealed class AccessibilityTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task At_the_door()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).Expecting("400");
        var tab = await Open(profile, server);
        await NothingSerious(tab, "the door");
        await tab.Knock("Zé da Silva");
        await Expect(tab.DoorMessage).ToContainTextAsync("Nick inválido: ");
        await NothingSerious(tab, "the door after a refusal");
    }

    [Fact]
    public async Task In_conversations()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await Open(profile, server);
        await joao.Enter("João");
        await NothingSerious(joao, "an empty conversation");

        await pedro.Run("-criargrupo festas");
        await joao.CreateGroup("obras");
        await Expect(joao.Notice).ToContainTextAsync("criado");
        Assert.True((await pedro.Run("-entrargrupo obras")).Ok);
        await pedro.Say("G", "obras", "joão: veja https://example.org e `isto`\n```\num bloco\n```");
        await joao.Write("vi");
        await joao.ShowsLast("vi");
        await joao.Command("-listarusuarios");
        await NothingSerious(joao, "a group");

        await pedro.Say("U", "João", "oi, @João");
        await Expect(joao.Unread("Pedro")).ToHaveTextAsync("1");
        await NothingSerious(joao, "unread");
        await joao.OpenDirect("ninguém");
        await joao.Write("oi?");
        await Expect(joao.StateOf("oi?")).ToContainTextAsync("Ninguém usa este nick.");
        await NothingSerious(joao, "a refused line");

        await joao.Write("-listausrgrupo");
        await joao.Page.Locator("#write").FillAsync("-ms");
        await Expect(joao.Page.Locator("#completion")).ToBeVisibleAsync();
        await NothingSerious(joao, "completion");
        await joao.Page.Locator("#write").FillAsync("");

        await server.Kill9();
        await Expect(joao.Link).ToContainTextAsync("Sem conexão");
        await joao.Write("na fila");
        await NothingSerious(joao, "offline");
    }

    [Fact]
    public async Task In_menus_and_dialogs()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await Open(profile, server);
        await joao.Enter("João");
        await joao.Page.Keyboard.PressAsync("Control+k");
        await NothingSerious(joao, "the switcher");
        await joao.Page.Keyboard.PressAsync("Escape");
        await joao.Page.Keyboard.PressAsync("Control+/");
        await NothingSerious(joao, "the help sheet");
        await joao.Page.Keyboard.PressAsync("Escape");
        await joao.Page.Locator(".bell summary").ClickAsync();
        await NothingSerious(joao, "the bell");
        await joao.Page.Keyboard.PressAsync("Escape");
        await joao.Page.Locator(".account summary").ClickAsync();
        await NothingSerious(joao, "the account menu");
        await joao.Click("Notificações…");
        await NothingSerious(joao, "preferences");
        await joao.Page.Keyboard.PressAsync("Escape");
        await joao.Page.Locator(".account summary").ClickAsync();
        await joao.Click("Trocar senha…");
        await NothingSerious(joao, "the password");
        await joao.Page.Keyboard.PressAsync("Escape");
        await joao.Open("Todos");
        await joao.Page.Locator("#write").FillAsync("bom dia");
        await joao.Page.Locator("#write").PressAsync("Enter");
        await Expect(joao.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await NothingSerious(joao, "a broadcast");
    }

    [Fact]
    public async Task On_a_phone()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile(new ViewportSize { Width = 390, Height = 844 });
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await Open(profile, server);
        await NothingSerious(joao, "the door on a phone");
        await joao.Enter("João");
        await pedro.Say("U", "João", "oi");
        await Expect(joao.Unread("Pedro")).ToHaveTextAsync("1");
        await NothingSerious(joao, "the list on a phone");
        await joao.Open("Pedro");
        await joao.Shows("oi");
        await NothingSerious(joao, "a conversation on a phone");
    }

    [Fact]
    public async Task With_more_contrast_and_with_the_colours_of_the_system_everything_is_still_told_apart()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile(new ViewportSize { Width = 820, Height = 1180 });
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await Open(profile, server);
        await joao.Enter("João");
        await pedro.Say("U", "João", "oi, @João");
        await joao.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Contrast = Contrast.More });
        await Expect(joao.Unread("Pedro")).ToHaveTextAsync("1");
        await NothingSerious(joao, "a tablet with more contrast");
        await joao.Open("Pedro");
        await joao.Write("oi");
        await joao.ShowsLast("oi");
        Assert.Equal("solid", await joao.Line("oi").First.EvaluateAsync<string>("line => getComputedStyle(line).outlineStyle"));

        await joao.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Contrast = Contrast.NoPreference, ForcedColors = ForcedColors.Active });
        await NothingSerious(joao, "a tablet with forced colours", ColorScheme.Light, new AxeRunOptions()); // the system's, whichever scheme
        Assert.Equal("solid", await joao.Line("oi").First.EvaluateAsync<string>("line => getComputedStyle(line).borderTopStyle"));
        Assert.Equal("solid", await joao.Conversation("Pedro").EvaluateAsync<string>("row => getComputedStyle(row).outlineStyle"));
    }

    private static async Task<Tab> Open(Profile profile, ServerProcess server)
    {
        var tab = await profile.Open(server.Url);
        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        return tab;
    }

    // The two schemes differ in nothing but colours.
    private static async Task NothingSerious(Tab tab, string screen)
    {
        await NothingSerious(tab, screen + " in the light", ColorScheme.Light, new AxeRunOptions());
        await NothingSerious(tab, screen + " in the dark", ColorScheme.Dark, new AxeRunOptions { RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") });
    }

    private static async Task NothingSerious(Tab tab, string screen, ColorScheme scheme, AxeRunOptions options)
    {
        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        var result = await tab.Page.RunAxe(options);
        Assert.NotEmpty(result.Passes);
        var serious = result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe).ToList();
        Assert.True(serious.Count == 0, $"On {screen}:\n{string.Join('\n', serious)}");
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n" + string.Join('\n', violation.Nodes.Select(node => "    " + node.Html + " " + string.Join("; ", node.Any.Select(check => check.Message))));
}
