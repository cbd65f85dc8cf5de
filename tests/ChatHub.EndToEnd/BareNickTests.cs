using System.Net.Http.Headers;
using ChatHub.Contracts;
using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

/// <summary>A nick without a password that another device takes while the page is away.</summary>
public sealed class BareNickTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private const string InUse = "Este nick está em uso em outro aparelho; a conexão volta quando ele ficar livre.";
    private const string Secret = "uma senha comprida";

    [Fact]
    public async Task A_nick_that_another_device_took_is_waited_for_and_nothing_of_the_page_is_lost()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).ExpectingNoAnswers().Expecting("401", "409");
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await Talk(joao, pedro);
        await Away(joao, server, pedro);
        await using var other = await HubUser.Connect(server.Url, "João");
        await pedro.Say("U", "João", "dois");
        Assert.True(await Until.Holds(() => other.Received.LastOrDefault() == "Pedro: dois"));

        await joao.Page.GotoAsync(server.Url.ToString());
        await Expect(joao.Link).ToHaveTextAsync(InUse);
        await joao.Open("Pedro");
        await joao.Write("ainda é meu");
        await Expect(joao.StateOf("ainda é meu")).ToHaveTextAsync("na fila");
        await other.Say("U", "Pedro", "sou eu agora"); // the page's waiting does not disturb it
        await other.GoAway();
        await joao.IsConnected();
        await Expect(joao.Gap).ToContainTextAsync("lida em outro aparelho");
        await pedro.Got("João: sou eu agora", "João: ainda é meu");
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.Open("Pedro");
        await Expect(joao.Gap).ToHaveCountAsync(1);
        Assert.Equal("um", (await joao.Messages())[0]);
        await joao.ShowsLast("ainda é meu");
    }

    [Fact]
    public async Task A_nick_that_got_a_password_meanwhile_is_asked_for_it_and_keeps_what_waits()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).Expecting("401");
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await Talk(joao, pedro);
        await Away(joao, server, pedro);
        var other = await Sessions.Open(server.Url, "João");
        await using (await HubUser.Connect(server.Url, "João", other.Token)) await Sessions.SetPassword(server.Url, other.Token, null, Secret);

        await joao.Page.GotoAsync(server.Url.ToString());
        await Expect(joao.Link).ToHaveTextAsync("Este nick tem senha. Digite a senha para entrar.");
        await joao.Open("Pedro");
        await joao.Write("com senha");
        await Expect(joao.StateOf("com senha")).ToHaveTextAsync("na fila");
        await joao.Click("Entrar de novo");
        await joao.Enter("João", Secret);
        await pedro.Got("João: com senha");
        await joao.Open("Pedro");
        await joao.Shows("um", "com senha");
    }

    private static async Task Talk(Tab joao, HubUser pedro)
    {
        await joao.Enter("João");
        await pedro.Say("U", "João", "um");
        await joao.Open("Pedro");
        await joao.Shows("um");
    }

    // The page is closed, and its device is not known any more when it returns.
    private static async Task Away(Tab joao, ServerProcess server, HubUser pedro)
    {
        var token = await joao.Page.EvaluateAsync<string>("() => localStorage.getItem('chathub.token.joão')");
        await joao.Page.GotoAsync("about:blank");
        Assert.True(await Until.Holds(async () => (await pedro.Invoke<IReadOnlyList<UserView>>(nameof(IChatHub.ListUsers))).Data!.Count == 1));
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.DeleteAsync(new Uri(server.Url, "/api/session"));
        answer.EnsureSuccessStatusCode();
    }
}
