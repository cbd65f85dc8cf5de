using ChatHub.Contracts;
using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

public sealed class DoorTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string Secret = "uma senha comprida";

    [Fact]
    public async Task A_nick_in_use_is_refused_in_the_servers_words_and_is_free_once_its_holder_left()
    {
        await using var server = await ServerProcess.Start();
        await using var first = await browser.NewProfile();
        await using var second = (await browser.NewProfile()).Expecting("409");
        var joao = await first.Open(server.Url);
        await joao.Enter("João");

        var other = await second.Open(server.Url);
        await other.Knock("JOÃO");
        await Expect(other.DoorMessage).ToHaveTextAsync("Este nick já está em uso. Escolha outro.");

        await joao.Write("-exit");
        await joao.IsAtTheDoor();
        await other.Enter("João");
    }

    [Fact]
    public async Task A_nick_taken_while_one_was_away_is_waited_for_and_not_fought_for()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers().Expecting("401", "409");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");

        // The tab is somewhere else while the server comes back, so that the other one is first for certain.
        await joao.Page.GotoAsync("about:blank");
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        Assert.True(await Until.Holds(async () => (await pedro.Invoke<IReadOnlyList<UserView>>(nameof(IChatHub.ListUsers))).Data!.Count == 1));
        await using var other = await HubUser.Connect(server.Url, "João");
        await joao.Page.GotoAsync(server.Url.ToString());

        await Expect(joao.Link).ToHaveTextAsync("Este nick está em uso em outro aparelho; a conexão volta quando ele ficar livre.");
        await Expect(joao.Page.GetByRole(AriaRole.Button, new() { Name = "Trocar de nick" })).ToBeVisibleAsync();
        await other.Say("U", "Pedro", "ainda aqui");
        await other.GoAway();
        await joao.IsConnected();
    }

    [Fact]
    public async Task A_password_is_asked_for_only_when_the_nick_has_one()
    {
        await using var server = await ServerProcess.Start();
        await using var own = await browser.NewProfile();
        await using var strange = (await browser.NewProfile()).Expecting("401");
        var ana = await own.Open(server.Url);
        await ana.Enter("ana");
        await ana.Page.Locator(".account summary").ClickAsync();
        await ana.Click("Trocar senha…");
        await ana.Page.GetByLabel("Nova senha").FillAsync(Secret);
        await ana.Click("Salvar");
        await Expect(ana.Notice).ToHaveTextAsync("Senha salva: agora este nick é só seu.");

        var other = await strange.Open(server.Url);
        await Expect(other.Page.GetByLabel("Senha")).ToBeHiddenAsync();
        await other.Knock("ana");
        await Expect(other.DoorMessage).ToHaveTextAsync("Este nick tem senha. Digite a senha para entrar.");
        await other.Knock("ana", "errada, com certeza");
        await Expect(other.DoorMessage).ToHaveTextAsync("Senha incorreta.");
        await other.Enter("ana", Secret);
        await ana.IsConnected();
    }

    [Fact]
    public async Task Leaving_really_leaves_and_a_reload_does_not_come_back()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.Write("-exit");
        await joao.IsAtTheDoor();
        await joao.Page.ReloadAsync();
        await joao.IsAtTheDoor();
        await Expect(joao.Page.GetByLabel("Nick", new() { Exact = true })).ToHaveValueAsync("João");
        var users = await pedro.Invoke<IReadOnlyList<UserView>>(nameof(IChatHub.ListUsers));
        Assert.Equal("Pedro", Assert.Single(users.Data!).Nick);
    }

    [Fact]
    public async Task Forgetting_this_browser_takes_the_conversations_and_the_token_away()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("João");
        await joao.Write("só para mim");
        await joao.Shows("só para mim");
        await joao.Page.Locator(".account summary").ClickAsync();
        await joao.Click("Sair e apagar deste navegador…");
        await joao.Click("Sair e apagar");
        await joao.IsAtTheDoor();
        Assert.True(await Until.Holds(() => joao.Page.EvaluateAsync<bool>(
            "async () => (await indexedDB.databases()).length === 0 && Object.keys(localStorage).every(key => !key.includes('token'))")));
    }

    [Fact]
    public async Task A_free_nick_after_one_with_a_password_is_not_asked_for_one()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).Expecting("401");
        await HubUser.Own(server.Url, "Dona", "uma senha comprida");
        var tab = await profile.Open(server.Url);
        await tab.Knock("dona");
        await Expect(tab.DoorMessage).ToHaveTextAsync("Este nick tem senha. Digite a senha para entrar.");
        await Expect(tab.Page.GetByLabel("Senha")).ToBeFocusedAsync();
        await tab.Page.Locator("#nick").FillAsync("livre");
        await Expect(tab.Page.GetByLabel("Senha")).ToBeHiddenAsync();
        await tab.Page.Locator("#nick").FillAsync("Dona");
        await Expect(tab.Page.GetByLabel("Senha")).ToBeVisibleAsync();
        await tab.Enter("livre");
    }

    [Fact]
    public async Task A_wrong_nick_is_refused_with_advice()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).Expecting("400");
        var tab = await profile.Open(server.Url);
        await tab.Knock("Zé da Silva");
        await Expect(tab.DoorMessage).ToContainTextAsync("Nick inválido: ");
    }
}
