using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

public sealed class WritingTests(BrowserFixture browser) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private ServerProcess server = null!;
    private Profile profile = null!;
    private HubUser pedro = null!;
    private Tab joao = null!;

    private ILocator Composer => joao.Page.Locator("#write");

    private ILocator Dialog => joao.Page.GetByRole(AriaRole.Dialog);

    private ILocator SendBroadcast => Dialog.Locator("button[type=submit]");

    private ILocator Options => joao.Page.GetByRole(AriaRole.Option);

    private ILocator Active => joao.Page.Locator("[role=option][aria-selected=true]");

    public async Task InitializeAsync()
    {
        server = await ServerProcess.Start();
        profile = (await browser.NewProfile()).ExpectingNoAnswers();
        pedro = await HubUser.Connect(server.Url, "Pedro");
        await pedro.Run("-criargrupo obras");
        await pedro.Run("-criargrupo orçamento");
        joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.JoinGroup("obras");
        await Expect(joao.Page.Locator(".room-title")).ToHaveTextAsync("obras");
        await joao.Open("Todos");
    }

    public async Task DisposeAsync()
    {
        await pedro.DisposeAsync();
        await profile.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_command_is_completed_word_by_word_with_the_keyboard_alone()
    {
        await Composer.PressSequentiallyAsync("-ms");
        await Expect(Options).ToHaveCountAsync(5);
        await Expect(Composer).ToHaveRoleAsync(AriaRole.Combobox);
        await Expect(Composer).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(joao.Page.GetByRole(AriaRole.Listbox)).ToHaveAttributeAsync("id", await Composer.GetAttributeAsync("aria-controls") ?? "");
        await Expect(Active).ToContainTextAsync("-msg \"U\" NICK MENSAGEM");
        await Expect(Active).ToHaveAttributeAsync("id", await Composer.GetAttributeAsync("aria-activedescendant") ?? "");

        await Composer.PressAsync("ArrowDown");
        await Expect(Active).ToContainTextAsync("-msg \"G\" NOME_DO_GRUPO MENSAGEM");
        await Composer.PressAsync("Tab");
        await Expect(Composer).ToHaveValueAsync("-msg \"G\" ");
        await Expect(joao.Page.Locator("#write-hint strong")).ToHaveTextAsync("NOME_DO_GRUPO");
        await Expect(Options).ToHaveTextAsync(["obras"]);

        await Composer.PressSequentiallyAsync("o");
        await Composer.PressAsync("Enter");
        await Expect(Composer).ToHaveValueAsync("-msg \"G\" obras ");
        await Expect(joao.Page.Locator("#write-hint strong")).ToHaveTextAsync("MENSAGEM");
        await Composer.PressSequentiallyAsync("bom dia, @pe");
        await Expect(Active).ToHaveTextAsync("@Pedro");
        await Composer.PressAsync("Tab");
        await Expect(Composer).Not.ToHaveRoleAsync(AriaRole.Combobox);
        await Composer.PressAsync("Enter");
        await pedro.Got("João@obras: bom dia, @Pedro ");
    }

    [Fact]
    public async Task A_dash_offers_every_command_and_an_at_sign_the_members_of_the_open_group_first()
    {
        await using var aline = await HubUser.Connect(server.Url, "Aline");
        await using var zeca = await HubUser.Connect(server.Url, "Zeca");
        await zeca.Run("-entrargrupo obras");
        await Expect(joao.Page.Locator("#people")).ToContainTextAsync("Aline");
        await Composer.PressSequentiallyAsync("-");
        await Expect(Options).ToHaveCountAsync(13);
        await joao.Open("obras");
        await Expect(joao.Page.Locator(".members-count")).ToHaveTextAsync("3 membros");
        await Composer.PressSequentiallyAsync("@");
        await Expect(Options).ToHaveTextAsync(["@Pedro", "@Zeca", "@Aline"]);
        await zeca.Say("G", "obras", "aqui");
        await joao.ShowsLast("aqui");
        await Composer.FillAsync("oi, @");
        await Expect(Options).ToHaveTextAsync(["@Zeca", "@Pedro", "@Aline"]);
    }

    [Fact]
    public async Task Enter_runs_what_is_typed_in_full_and_Escape_leaves_the_line_alone()
    {
        await Composer.PressSequentiallyAsync("-listargrupos");
        await Expect(Options).ToHaveCountAsync(1);
        await Composer.PressAsync("Enter");
        await Expect(joao.Reply).ToContainTextAsync("Grupos:");

        await Composer.PressSequentiallyAsync("-listar");
        await Expect(Options).ToHaveCountAsync(2);
        await Composer.PressAsync("Escape");
        await Expect(Options).ToHaveCountAsync(0);
        await Composer.PressSequentiallyAsync("x");
        await Expect(Options).ToHaveCountAsync(0);
        await Composer.PressAsync("Enter");
        await Expect(joao.Reply).ToContainTextAsync("Erro, comando inexistente");
    }

    [Fact]
    public async Task A_pointer_takes_an_option_without_taking_the_keyboard_away()
    {
        await Composer.PressSequentiallyAsync("-entr");
        await Options.ClickAsync();
        await Expect(Composer).ToHaveValueAsync("-entrargrupo ");
        await Expect(Composer).ToBeFocusedAsync();
        await Options.ClickAsync();
        await Composer.PressAsync("Enter");
        await Expect(joao.Reply).ToHaveTextAsync("Você entrou no grupo orçamento");
    }

    [Fact]
    public async Task Arrows_in_an_empty_composer_bring_earlier_lines_back()
    {
        await joao.OpenDirect("Pedro");
        await joao.Write("primeira");
        await joao.Write("segunda\nem duas");
        await joao.Command("-listarusuarios");
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await joao.Open("Pedro");
        await joao.Command("-listargrupos");
        await Composer.PressAsync("ArrowUp");
        await Expect(Composer).ToHaveValueAsync("-listargrupos");
        await Composer.PressAsync("ArrowUp");
        await Expect(Composer).ToHaveValueAsync("segunda\nem duas");
        await Composer.PressAsync("ArrowUp"); // one line up within the text
        await Expect(Composer).ToHaveValueAsync("segunda\nem duas");
        await Composer.PressAsync("ArrowUp");
        await Expect(Composer).ToHaveValueAsync("primeira");
        await Composer.PressAsync("ArrowUp");
        await Expect(Composer).ToHaveValueAsync("primeira");
        await Composer.PressAsync("ArrowDown");
        await Expect(Composer).ToHaveValueAsync("segunda\nem duas");
        await Composer.PressAsync("End");
        await Composer.PressSequentiallyAsync("!");
        await Composer.PressAsync("ArrowUp");
        await Expect(Composer).ToHaveValueAsync("segunda\nem duas!");
        await Composer.PressAsync("Enter");
        await pedro.Got("João: primeira", "João: segunda\nem duas", "João: segunda\nem duas!");
    }

    [Fact]
    public async Task What_was_not_sent_stays_with_its_conversation_over_a_reload()
    {
        await joao.OpenDirect("Pedro");
        await Composer.FillAsync("para Pedro,\nainda não");
        await joao.Open("obras");
        await Expect(Composer).ToHaveValueAsync("");
        await Composer.FillAsync("para obras");
        await joao.Page.ReloadAsync();
        await joao.IsConnected();
        await Expect(joao.Page.Locator(".room-title")).ToHaveTextAsync("obras");
        await Expect(Composer).ToHaveValueAsync("para obras");
        await Composer.PressAsync("Enter");
        await pedro.Got("João@obras: para obras");
        await joao.OpenDirect("Pedro");
        await Expect(Composer).ToHaveValueAsync("para Pedro,\nainda não");
        await joao.Open("obras");
        await Expect(Composer).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_broadcast_says_whom_it_reaches_before_it_goes_out()
    {
        await using var ze = await HubUser.Connect(server.Url, "Zé");
        await using var maria = await HubUser.Connect(server.Url, "Maria");
        await SeenToLeave(maria, "Maria");

        await joao.Write("atenção");
        await Expect(Dialog.Locator("#reach-T")).ToContainTextAsync("3 pessoas, 2 online agora");
        await Expect(Dialog.Locator("#reach-C")).ToHaveTextAsync("2 pessoas");
        await Expect(Dialog.Locator("#reach-D")).ToHaveTextAsync("1 pessoa, recebe quando voltar");
        await Expect(SendBroadcast).ToHaveTextAsync("Enviar para 3 pessoas");
        await Dialog.Locator("input:checked").PressAsync("ArrowDown");
        await Expect(SendBroadcast).ToHaveTextAsync("Enviar para 2 pessoas");
    }

    [Fact]
    public async Task A_line_for_everybody_is_asked_about_first_and_goes_to_those_who_were_chosen()
    {
        await using var ze = await HubUser.Connect(server.Url, "Zé");
        await SeenToLeave(ze, "Zé");

        await joao.Write("atenção");
        await Expect(Dialog.Locator(".quoted")).ToHaveTextAsync("atenção");
        await Dialog.PressAsync("Escape");
        await Expect(Dialog).ToBeHiddenAsync();
        await Expect(Composer).ToHaveValueAsync("atenção");
        await joao.Shows();

        await Composer.PressAsync("Enter");
        await Dialog.Locator("input:checked").PressAsync("ArrowDown");
        await joao.Page.Keyboard.PressAsync("Enter");
        await joao.Shows("atenção");
        await Expect(Composer).ToHaveValueAsync("");
        await pedro.Got("João→C: atenção");
        await ze.ComeBack();
        await joao.Broadcast("a todos", 'T');
        await ze.Got("João→T: a todos");
    }

    [Fact]
    public async Task A_broadcast_written_without_a_connection_says_so_and_goes_out_on_return()
    {
        await server.Kill9();
        await Expect(joao.Link).ToContainTextAsync("Sem conexão");
        await joao.Write("voltamos já");
        await Expect(joao.Page.Locator("#reach-T")).ToContainTextAsync("sem conexão");
        await joao.Page.Keyboard.PressAsync("Enter");
        await Expect(joao.StateOf("voltamos já")).ToHaveTextAsync("na fila");
        await server.Restart();
        await joao.IsConnected();
        await Expect(joao.StateOf("voltamos já")).ToContainTextAsync("Enviada para todos");
    }

    // Who has not been seen to come has not been seen to go either.
    private async Task SeenToLeave(HubUser user, string nick)
    {
        var people = joao.Page.Locator("#people");
        await Expect(people).ToContainTextAsync(nick);
        await user.GoAway();
        await Expect(people).Not.ToContainTextAsync(nick);
    }
}
