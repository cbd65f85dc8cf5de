using System.Text.RegularExpressions;
using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

public sealed class LanguageTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Theory]
    [InlineData("en", "fr-FR", "en-GB", "pt-BR")]
    [InlineData("en", "en")]
    [InlineData("pt-BR", "pt-PT", "en-US")]
    [InlineData("pt-BR", "fr-FR", "de")]
    public async Task The_first_language_of_ours_that_the_browser_asks_for_is_spoken(string spoken, params string[] asked)
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await (await browser.NewProfile())
            .Before($"Object.defineProperty(Navigator.prototype, 'languages', {{ get: () => [{string.Join(',', asked.Select(tag => $"'{tag}'"))}] }});");
        var tab = await profile.Open(server.Url);
        await Expect(tab.Page.Locator("button[type=submit]")).ToHaveTextAsync(spoken == "en" ? "Enter" : "Entrar");
        await Expect(tab.Page.Locator("html")).ToHaveAttributeAsync("lang", spoken);
    }

    [Fact]
    public async Task A_person_who_reads_English_finds_no_Portuguese_but_in_the_commands()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile(locale: "en-US")).Expecting("400");
        var zoe = await profile.Open(server.Url);
        await Knock(zoe, "Zoé da Silva");
        await Expect(zoe.DoorMessage).ToHaveTextAsync(
            "Invalid nick. Begin with a letter or digit, then only letters of one script, digits, _ - and . without spaces, at most 32 characters. For example: Zoé_da_Silva");
        await Knock(zoe, "Zoé");
        await Expect(zoe.Link).ToHaveTextAsync("Online");

        Assert.Equal("Error, there is no group yet", await zoe.Command("-listargrupos"));
        Assert.Equal("Error, wrong arguments. Usage: -criargrupo NOME_DO_GRUPO", await zoe.Command("-criargrupo"));
        Assert.Equal("Group obras created; you are a member of it", await zoe.Command("-criargrupo obras"));
        Assert.Equal("Error, the group already exists", await zoe.Command("-criargrupo OBRAS"));
        Assert.Equal("Users online:\nZoé", await zoe.Command("-listarusuarios"));
        Assert.StartsWith("-help [COMANDO]: shows the commands", await zoe.Command("-help"), StringComparison.Ordinal);
        Assert.StartsWith("Error, unknown command", await zoe.Command("-dança"), StringComparison.Ordinal);

        await zoe.OpenDirect("nobody");
        await zoe.Write("hi");
        await Expect(zoe.StateOf("hi")).ToContainTextAsync("not sent:Nobody uses this nick.");
        await zoe.Open("Everybody");
        await zoe.Broadcast("all of you", 'T');
        await Expect(zoe.StateOf("all of you")).ToContainTextAsync("Sent to everybody: nobody else online");
        await Expect(zoe.Page.Locator(".day")).ToHaveTextAsync("today");
    }

    [Fact]
    public async Task Days_and_numbers_are_written_as_the_reader_writes_them()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var english = await browser.NewProfile(locale: "en-US");
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        var zoe = await english.Open(server.Url);
        await Knock(zoe, "Zoé");
        await Expect(zoe.Link).ToHaveTextAsync("Online");
        await pedro.Say("U", "João", "bom dia");
        await pedro.Say("U", "Zoé", "good morning");
        await joao.Open("Pedro");
        await zoe.Open("Pedro");
        await Expect(joao.Line("bom dia").Locator("time")).ToHaveTextAsync(new Regex(@"^\d\d:\d\d$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Expect(zoe.Line("good morning").Locator("time")).ToHaveTextAsync(new Regex(@"^\d?\d:\d\d\s[AP]M$", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    private static async Task Knock(Tab tab, string nick)
    {
        await tab.Page.GetByLabel("Nick", new PageGetByLabelOptions { Exact = true }).FillAsync(nick);
        await tab.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Enter", Exact = true }).ClickAsync();
    }
}
