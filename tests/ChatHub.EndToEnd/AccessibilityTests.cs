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
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task At_the_door(ColorScheme scheme)
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).Expecting("400");
        var tab = await Open(profile, server, scheme);
        await NothingSerious(tab, "the door");
        await tab.Knock("Zé da Silva");
        await Expect(tab.DoorMessage).ToContainTextAsync("Erro, nick inválido: ");
        await NothingSerious(tab, "the door after a refusal");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task In_conversations(ColorScheme scheme)
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await Open(profile, server, scheme);
        await joao.Enter("João");
        await NothingSerious(joao, "an empty conversation");

        await pedro.Run("-criargrupo festas");
        await joao.CreateGroup("obras");
        await Expect(joao.Notice).ToContainTextAsync("criado");
        Assert.True((await pedro.Run("-entrargrupo obras")).Ok);
        await pedro.Say("G", "obras", "joão, veja https://example.org e `isto`\n```\num bloco\n```");
        await joao.Write("vi");
        await joao.ShowsLast("vi");
        await joao.Command("-listarusuarios");
        await NothingSerious(joao, "a group");

        await pedro.Say("U", "João", "oi, @João");
        await Expect(joao.Unread("Pedro")).ToHaveTextAsync("1");
        await NothingSerious(joao, "unread");
        await joao.OpenDirect("ninguém");
        await joao.Write("oi?");
        await Expect(joao.StateOf("oi?")).ToContainTextAsync("Erro, usuário não existe");
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

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task In_menus_and_dialogs(ColorScheme scheme)
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await Open(profile, server, scheme);
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
        await joao.Click("Avisos…");
        await NothingSerious(joao, "preferences");
        await joao.Page.Keyboard.PressAsync("Escape");
        await joao.Page.Locator(".account summary").ClickAsync();
        await joao.Click("Definir senha…");
        await NothingSerious(joao, "the password");
        await joao.Page.Keyboard.PressAsync("Escape");
        await joao.Open("Todos");
        await joao.Page.Locator("#write").FillAsync("bom dia");
        await joao.Page.Locator("#write").PressAsync("Enter");
        await Expect(joao.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await NothingSerious(joao, "a broadcast");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task On_a_phone(ColorScheme scheme)
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile(new ViewportSize { Width = 390, Height = 844 });
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await Open(profile, server, scheme);
        await NothingSerious(joao, "the door on a phone");
        await joao.Enter("João");
        await pedro.Say("U", "João", "oi");
        await Expect(joao.Unread("Pedro")).ToHaveTextAsync("1");
        await NothingSerious(joao, "the list on a phone");
        await joao.Open("Pedro");
        await joao.Shows("oi");
        await NothingSerious(joao, "a conversation on a phone");
    }

    private static async Task<Tab> Open(Profile profile, ServerProcess server, ColorScheme scheme)
    {
        var tab = await profile.Open(server.Url);
        await tab.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        return tab;
    }

    private static async Task NothingSerious(Tab tab, string screen)
    {
        var result = await tab.Page.RunAxe();
        Assert.NotEmpty(result.Passes);
        var serious = result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe).ToList();
        Assert.True(serious.Count == 0, $"On {screen}:\n{string.Join('\n', serious)}");
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help}\n" + string.Join('\n', violation.Nodes.Select(node => "    " + node.Html + " " + string.Join("; ", node.Any.Select(check => check.Message))));
}
