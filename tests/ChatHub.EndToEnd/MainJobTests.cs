using ChatHub.Contracts;
using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.AspNetCore.SignalR.Client;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

/// <summary>The product's main job, on real input: João in Chromium, Maria at the console, Pedro with nothing but a SignalR client.</summary>
public sealed class MainJobTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private ServerProcess server = null!;
    private Profile profile = null!;
    private Tab joao = null!;
    private ConsoleUser maria = null!;
    private HubUser pedro = null!;
    private HubUser ze = null!;
    private string strangersToken = "";

    public async Task InitializeAsync()
    {
        server = await ServerProcess.Start(new ServerOptions { Limits = true });
        profile = (await browser.NewProfile()).ExpectingNoAnswers();

        // Somebody who asked for a session as João while the nick was free, and comes too late.
        strangersToken = (await Sessions.Open(server.Url, "João")).Token;
    }

    public async Task DisposeAsync()
    {
        if (pedro is not null) await pedro.DisposeAsync();
        if (ze is not null) await ze.DisposeAsync();
        if (maria is not null) await maria.DisposeAsync();
        await server.DisposeAsync();
        await profile.DisposeAsync();
    }

    [Fact]
    public async Task Page_console_and_raw_client_hold_a_whole_conversation_through_a_kill_of_the_server()
    {
        await Everybody_connects();
        await A_second_João_is_refused_everywhere_with_the_exact_text();
        await Groups_are_created_listed_joined_and_left_with_each_refusal();
        await Messages_to_people_and_groups_reach_those_who_are_connected();
        await Messages_that_cannot_be_sent_are_refused();
        await Pedro_and_Zé_go_away_and_messages_wait_for_them();
        await C_D_and_T_go_to_the_connected_the_disconnected_and_all();
        await The_server_is_killed_while_João_and_Maria_go_on_writing();
        await The_server_comes_back_and_what_was_written_goes_out_once();
        await Pedro_comes_back_and_gets_everything_that_was_pending_once_and_in_order();
        await Zé_comes_back_and_gets_only_what_was_for_him();
        await João_and_Maria_have_seen_everything_once();
        await Everybody_says_goodbye();
    }

    private async Task Everybody_connects()
    {
        ze = await HubUser.Connect(server.Url, "Zé");
        pedro = await HubUser.Connect(server.Url, "Pedro");
        maria = await ConsoleUser.Connect(server.Url, "Maria");
        joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await maria.Type("-listarusuarios", "Zé");
        var users = await pedro.Invoke<IReadOnlyList<UserView>>(nameof(IChatHub.ListUsers));
        Assert.Equal(["João", "Maria", "Pedro", "Zé"], users.Data!.Select(user => user.Nick));
    }

    private async Task A_second_João_is_refused_everywhere_with_the_exact_text()
    {
        const string Refusal = "Error, Usuário já conectado";

        await using var elsewhere = (await browser.NewProfile()).Expecting("409");
        var second = await elsewhere.Open(server.Url);
        await second.Knock("João");
        await Expect(second.DoorMessage).ToHaveTextAsync("Este nick já está em uso. Escolha outro.");

        var refused = await Assert.ThrowsAsync<SessionRefusedException>(() => Sessions.Open(server.Url, "João"));
        Assert.Equal(new Problem(Refusal, "nick-in-use", 409), refused.Problem);

        await using var late = new HubConnectionBuilder()
            .WithUrl(new Uri(server.Url, "/chat"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(strangersToken))
            .Build();
        var negotiation = await Assert.ThrowsAnyAsync<Exception>(() => late.StartAsync());
        Assert.Equal(Refusal, negotiation.Message);

        await using var console = ConsoleUser.Start(server.Url, "João");
        await console.Errs(Refusal);
        Assert.Equal(2, await console.Leave());
        await joao.IsConnected();
    }

    private async Task Groups_are_created_listed_joined_and_left_with_each_refusal()
    {
        await maria.TypeRefused("-listargrupos", "Erro, nenhum grupo cadastrado");
        await maria.Type("-criargrupo obras", "Grupo obras criado");
        await maria.TypeRefused("-criargrupo OBRAS", "Error, grupo já existente");
        await joao.CreateGroup("obras");
        await Expect(joao.Notice).ToHaveTextAsync("Já existe um grupo com este nome.");
        Assert.Contains("obras", await joao.Command("-listargrupos"), StringComparison.Ordinal);
        Assert.Equal("Erro, grupo não cadastrado", await joao.Command("-listausrgrupo festas"));
        Assert.Equal("Erro grupo não existe", (await pedro.Run("-entrargrupo festas")).Text);
        Assert.Equal("Erro grupo não existe", (await pedro.Run("-sairgrupo festas")).Text);
        Assert.Equal("Erro, você não participa do grupo", (await pedro.Run("-sairgrupo obras")).Text);

        Assert.True((await pedro.Run("-entrargrupo obras")).Ok);
        Assert.True((await pedro.Run("-entrargrupo obras")).Ok);
        await joao.JoinGroup("obras");
        await Expect(joao.Notice).ToHaveTextAsync("Você entrou no grupo obras");
        Assert.True((await ze.Run("-entrargrupo obras")).Ok);
        Assert.True((await ze.Run("-sairgrupo obras")).Ok);

        var members = await pedro.Invoke<IReadOnlyList<UserView>>(nameof(IChatHub.ListGroupUsers), "obras");
        Assert.Equal(["João", "Maria", "Pedro"], members.Data!.Select(user => user.Nick).Order(StringComparer.Ordinal));
        Assert.All(members.Data!, member => Assert.True(member.Connected));
    }

    private async Task Messages_to_people_and_groups_reach_those_who_are_connected()
    {
        await joao.OpenDirect("Maria");
        await joao.Write("  Olá, \"Maria\" 😀  ");
        await Expect(joao.StateOf("Olá")).ToContainTextAsync("enviada; Maria está online");
        await maria.Got("João:   Olá, \"Maria\" 😀  ");
        await maria.Type("-msg \"U\" João bom dia, João!", "Mensagem enviada; João está online");
        await joao.ShowsLast("bom dia, João!");
        await maria.Type("-msg g obras reunião às 10", "Mensagem enviada ao grupo obras");
        await pedro.Got("Maria@obras: reunião às 10");
        await joao.Open("obras");
        await joao.Shows("reunião às 10");
        await pedro.Say("G", "obras", "estarei lá");
        await joao.Shows("reunião às 10", "estarei lá");
        await maria.Got("João:   Olá, \"Maria\" 😀  ", "Pedro@obras: estarei lá");
    }

    private async Task Messages_that_cannot_be_sent_are_refused()
    {
        await maria.TypeRefused("-msg \"U\" ninguém oi", "Erro, usuário não existe");
        await maria.TypeRefused("-msg \"G\" festas oi", "Erro grupo não existe");
        await maria.TypeRefused("-msg \"X\" Pedro oi", "Erro, parâmetros inválidos. Uso: -msg");
        await maria.TypeRefused("oi, pessoal", "Erro, use -msg ou -msgt para enviar mensagens");
        await maria.TypeRefused("-dança", "Erro, comando inexistente");
        Assert.Equal("Erro, você não participa do grupo", (await ze.Run("-msg \"G\" obras oi")).Text);
    }

    private async Task Pedro_and_Zé_go_away_and_messages_wait_for_them()
    {
        await ze.GoAway();
        await pedro.GoAway();
        await Expect(joao.Page.Locator("#people")).ToHaveTextAsync("Maria");
        await joao.OpenDirect("Pedro");
        await joao.Write("leia quando voltar");
        await Expect(joao.StateOf("leia quando voltar")).ToContainTextAsync("enviada; Pedro está offline");
        await maria.Type("-msg \"G\" obras adiada para 11h", "Mensagem enviada ao grupo obras: 1 usuário conectado, espera por 1 desconectado");
    }

    private async Task C_D_and_T_go_to_the_connected_the_disconnected_and_all()
    {
        await joao.Open("Todos");
        await joao.Broadcast("café pronto", 'C');
        await Expect(joao.StateOf("café pronto")).ToContainTextAsync("Enviada para quem está online: 1 online");
        await maria.Type("-msgt \"D\" sentimos sua falta", "Mensagem guardada para todos os desconectados: espera por 2 desconectados");
        await joao.Command("-msgt t portas fecham às 18");
        await joao.Shows("café pronto", "portas fecham às 18");
    }

    private async Task The_server_is_killed_while_João_and_Maria_go_on_writing()
    {
        await server.Kill9();
        await Expect(joao.Link).ToContainTextAsync("Sem conexão");
        await joao.Open("Pedro");
        await joao.Write("o servidor caiu");
        await joao.Write("mas isto chega");
        await Expect(joao.StateOf("mas isto chega")).ToHaveTextAsync("na fila");
        maria.Type("-msg \"U\" João você também caiu?");
    }

    private async Task The_server_comes_back_and_what_was_written_goes_out_once()
    {
        await server.Restart();
        await joao.IsConnected();
        await Expect(joao.StateOf("mas isto chega")).ToContainTextAsync("✓");
        await joao.Shows("leia quando voltar", "o servidor caiu", "mas isto chega");
        await maria.Errs("* online de novo em ");
        await joao.Open("Maria");
        await joao.ShowsLast("você também caiu?");
    }

    private async Task Pedro_comes_back_and_gets_everything_that_was_pending_once_and_in_order()
    {
        await pedro.ComeBack();
        await pedro.Got(
            "Maria@obras: reunião às 10",
            "João: leia quando voltar",
            "Maria@obras: adiada para 11h",
            "Maria→D: sentimos sua falta",
            "João→T: portas fecham às 18",
            "João: o servidor caiu",
            "João: mas isto chega");
        Assert.Equal(pedro.Items.Select(item => item.Pos).Order().Distinct(), pedro.Items.Select(item => item.Pos));

        // What comes next stands right behind it: nothing more was pending.
        await joao.Open("Pedro");
        await joao.Write("bem-vindo de volta");
        await Until.True(() => pedro.Received.Last() == "João: bem-vindo de volta");
        Assert.Equal(8, pedro.Received.Count());
    }

    private async Task Zé_comes_back_and_gets_only_what_was_for_him()
    {
        await ze.ComeBack();
        await ze.Got("Maria→D: sentimos sua falta", "João→T: portas fecham às 18");
    }

    private async Task João_and_Maria_have_seen_everything_once()
    {
        await maria.Got(
            "João:   Olá, \"Maria\" 😀  ",
            "Pedro@obras: estarei lá",
            "João@todos: café pronto",
            "João@todos: portas fecham às 18");

        // A reload in between changes nothing of it.
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.Open("Maria");
        await joao.Shows("  Olá, \"Maria\" 😀  ", "bom dia, João!", "você também caiu?");
        await joao.Open("obras");
        await joao.Shows("reunião às 10", "estarei lá", "adiada para 11h");
        await joao.Open("Todos");
        await joao.Shows("café pronto", "portas fecham às 18");
        await joao.Open("Pedro");
        await joao.Shows("leia quando voltar", "o servidor caiu", "mas isto chega", "bem-vindo de volta");
    }

    private async Task Everybody_says_goodbye()
    {
        await joao.Write("-exit");
        await joao.IsAtTheDoor();

        // Lines were refused to her on purpose, and the exit code says so.
        maria.Type("-exit");
        Assert.Equal(1, await maria.Leave());
    }
}
