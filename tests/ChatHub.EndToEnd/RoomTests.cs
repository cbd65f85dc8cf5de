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
        await Expect(joao.Notice).ToHaveTextAsync("Já existe um grupo com este nome.");

        await joao.JoinGroup("obras");
        await Expect(joao.Notice).ToHaveTextAsync("Você entrou no grupo obras");
        await Expect(joao.Page.Locator(".members")).ToHaveTextAsync("2 membrosJoãoPedro");
        await joao.Page.Locator(".members").ClickAsync();
        var sheet = joao.Page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Membros de obras" });
        await Expect(sheet.Locator("li")).ToHaveTextAsync(["@João (online)", "@Pedro (online)"]);
        await joao.Page.Keyboard.PressAsync("Escape");
        await joao.Write("cheguei");
        await pedro.Got("João@obras: cheguei");

        await joao.Page.Locator(".more summary").ClickAsync();
        await joao.Click("Sair do grupo…");
        await Expect(joao.Page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("Sair do grupo?");
        await joao.Click("Cancelar");
        await joao.Write("fico");
        await pedro.Got("João@obras: cheguei", "João@obras: fico");

        await joao.Page.Locator(".more summary").ClickAsync();
        await joao.Click("Sair do grupo…");
        await joao.Click("Sair do grupo");
        await Expect(joao.Notice).ToHaveTextAsync("Você saiu do grupo obras");
        await Expect(joao.Page.Locator("#write")).ToBeHiddenAsync();
        await joao.Click("Entrar no grupo");
        await joao.Write("voltei");
        await Expect(joao.StateOf("voltei")).ToContainTextAsync("enviada: 1 online");
        await pedro.Got("João@obras: cheguei", "João@obras: fico", "João@obras: voltei");
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
        await Expect(joao.StateOf("oi?")).ToContainTextAsync("Ninguém usa este nick.");
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.OpenDirect("ninguém");
        await Expect(joao.StateOf("oi?")).ToContainTextAsync("não enviada");
        await joao.Click("Descartar");
        await joao.Shows();
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.OpenDirect("ninguém");
        await joao.Shows();
    }

    [Fact]
    public async Task A_refused_line_can_be_sent_again_once_it_would_be_accepted()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Bia");
        await joao.Write("oi?");
        await Expect(joao.StateOf("oi?")).ToContainTextAsync("Ninguém usa este nick.");
        await using var bia = await HubUser.Connect(server.Url, "Bia");
        await joao.Click("Enviar de novo");
        await bia.Got("João: oi?");
        await Expect(joao.StateOf("oi?")).ToHaveTextAsync("✓enviadaenviada; Bia está online");
    }

    [Fact]
    public async Task A_group_says_how_one_stands_to_it_and_only_members_find_a_composer()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        await pedro.Run("-criargrupo obras");
        await pedro.Say("G", "obras", "antes");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        var empty = joao.Page.Locator(".empty");
        var write = joao.Page.Locator("#write");
        await joao.Page.EvaluateAsync("() => { location.hash = '#grupo/naoexiste'; }");
        await Expect(empty).ToHaveTextAsync("Não existe um grupo com este nome.");
        await Expect(write).ToBeHiddenAsync();

        await joao.Page.EvaluateAsync("() => { location.hash = '#grupo/obras'; }");
        await Expect(empty).ToHaveTextAsync("Você não participa deste grupo. Só participantes leem e escrevem aqui.");
        await Expect(write).ToBeHiddenAsync();
        await joao.Click("Entrar no grupo");
        await Expect(empty).ToHaveTextAsync("Nenhuma mensagem desde que você entrou no grupo.");
        await Expect(write).ToBeVisibleAsync();

        await joao.OpenDirect("Pedro");
        await Expect(empty).ToHaveTextAsync("Nenhuma mensagem com Pedro ainda.");
        await joao.OpenDirect("João");
        await Expect(empty).ToHaveTextAsync("O que você escrever aqui fica guardado só para você.");
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
        Assert.StartsWith("Erro, comando inexistente", await joao.Command("-dança"), StringComparison.Ordinal);
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
