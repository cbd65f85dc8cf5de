using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

public sealed class RoomTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Groups_are_created_joined_and_left_by_buttons_with_every_refusal_in_sight()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");

        await pedro.Run("-criargrupo obras");
        await Expect(joao.Page.Locator("#groups")).ToContainTextAsync("obras");
        await joao.CreateGroup("obras");
        await Expect(joao.Notice).ToHaveTextAsync("Error, grupo já existente");

        await joao.JoinGroup("obras");
        await Expect(joao.Notice).ToHaveTextAsync("Você entrou no grupo obras");
        await Expect(joao.Page.Locator(".members")).ToHaveTextAsync("2 membrosJoãoPedro");
        await joao.Page.Locator(".members").ClickAsync();
        var sheet = joao.Page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Membros de obras" });
        await Expect(sheet.Locator("li")).ToHaveTextAsync(["@João (conectado)", "@Pedro (conectado)"]);
        await joao.Page.Keyboard.PressAsync("Escape");
        await joao.Write("cheguei");
        await pedro.Got("João@obras: cheguei");

        await joao.Click("Sair do grupo");
        await Expect(joao.Notice).ToHaveTextAsync("Você saiu do grupo obras");
        await joao.Write("ainda?");
        await Expect(joao.StateOf("ainda?")).ToContainTextAsync("Erro, você não participa do grupo");
        await joao.Click("Entrar no grupo");
        await joao.Click("Enviar de novo");
        await joao.Shows("cheguei", "ainda?");
        await Expect(joao.StateOf("ainda?")).ToContainTextAsync("✓");
        await pedro.Got("João@obras: cheguei", "João@obras: ainda?");
    }

    [Fact]
    public async Task A_refused_line_can_be_discarded_and_stays_away_after_a_reload()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("ninguém");
        await joao.Write("oi?");
        await Expect(joao.StateOf("oi?")).ToContainTextAsync("Erro, usuário não existe");
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.OpenDirect("ninguém");
        await Expect(joao.StateOf("oi?")).ToContainTextAsync("recusada");
        await joao.Click("Descartar");
        await joao.Shows();
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.OpenDirect("ninguém");
        await joao.Shows();
    }

    [Fact]
    public async Task Older_messages_come_from_history_in_a_browser_that_has_never_seen_them()
    {
        const int Total = 130;
        await using var server = await ServerProcess.Start();
        await using var first = await browser.NewProfile();
        await using var second = (await browser.NewProfile()).Expecting("401");
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var here = await first.Open(server.Url);
        await here.Enter("João");
        await Sessions.SetPassword(server.Url, await here.Page.EvaluateAsync<string>("() => localStorage.getItem('chathub.token.joão')"), null, "uma senha comprida");
        for (var i = 0; i < Total; i++) await pedro.Say("U", "João", $"m{i}");
        await Expect(here.Page).ToHaveTitleAsync($"({Total}) ChatHub"); // what comes later would still be new
        await here.Open("Pedro");
        await here.Click("Ir para o fim");
        await here.ShowsLast($"m{Total - 1}");
        await here.Write("-exit");
        await here.IsAtTheDoor();

        var there = await second.Open(server.Url);
        await there.Knock("João");
        await there.Enter("João", "uma senha comprida");
        await there.OpenDirect("Pedro");
        await there.ShowsLast($"m{Total - 1}");
        var scroller = there.Page.Locator(".scroller");
        Assert.True(await Until.Holds(async () =>
        {
            await scroller.EvaluateAsync("e => e.scrollTop = 0");
            return (await there.Messages()).Count == Total;
        }));

        await there.Shows([.. Enumerable.Range(0, Total).Select(i => $"m{i}")]);
    }

    [Fact]
    public async Task Typed_commands_run_and_their_replies_and_refusals_are_shown()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        Assert.Equal("Erro, nenhum grupo cadastrado", await joao.Command("-listargrupos"));
        Assert.Contains("-criargrupo NOME_DO_GRUPO", await joao.Command("-help"), StringComparison.Ordinal);
        Assert.StartsWith("Erro, parâmetros inválidos. Uso: ", await joao.Command("-criargrupo"), StringComparison.Ordinal);
        Assert.StartsWith("Erro, comando inexistente", await joao.Command("--help"), StringComparison.Ordinal);
        Assert.StartsWith("Usuários conectados:\nJoão", await joao.Command("-listarusuarios"), StringComparison.Ordinal);
        Assert.StartsWith("Grupo obras criado", await joao.Command("-criargrupo obras"), StringComparison.Ordinal);
        await Expect(joao.Conversation("obras")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task On_a_phone_one_pane_is_shown_at_a_time_and_all_is_done_by_keyboard_too()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile(new ViewportSize { Width = 360, Height = 640 });
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await Expect(joao.Page.Locator(".room")).ToBeHiddenAsync();
        await joao.Page.Locator("#people button").FocusAsync();
        await joao.Page.Keyboard.PressAsync("Enter");
        await Expect(joao.Page.Locator(".sidebar")).ToBeHiddenAsync();
        await Expect(joao.Page.Locator(".room-title")).ToHaveTextAsync("Pedro");
        await joao.Write("do telefone");
        await pedro.Got("João: do telefone");
        Assert.True(await joao.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await joao.Click("Voltar para as conversas");
        await Expect(joao.Conversation("Pedro")).ToBeFocusedAsync();
    }
}
