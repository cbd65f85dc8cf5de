using ChatHub.EndToEnd.Others;

namespace ChatHub.EndToEnd.Terminals;

/// <summary>The line being typed, and what comes in meanwhile.</summary>
public sealed class EditingTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task What_comes_in_stands_above_the_line_being_typed_and_leaves_it_alone()
    {
        await using var ana = await TerminalUser.Connect(server.Url, "Ana");
        await using var bia = await HubUser.Connect(server.Url, "Bia");
        await ana.Sees("* Bia entrou");

        await ana.Type("-msg U Bia ação, 字 e 🙂 tudo");
        await ana.Press("Left", "Left");
        await ana.Shows("── online · Ana · nenhuma conversa ──", "> -msg U Bia ação, 字 e 🙂 tudo");
        Assert.True(await Until.Holds(() => AnasCursorIs("29")));
        await bia.Say("U", "Ana", "um\ndois");
        await bia.Say("U", "Ana", "três \u202e turned");

        await ana.Shows(
            "(Bia, HORA) um",
            "    dois",
            "(Bia, HORA) três \\u202e turned",
            "── online · Ana · nenhuma conversa ──",
            "> -msg U Bia ação, 字 e 🙂 tudo");
        Assert.True(await AnasCursorIs("29"));
        await ana.Press("BSpace");
        await ana.Type("U");
        await ana.Press("Enter");
        await bia.Got("Ana: ação, 字 e 🙂 tUdo");
        await ana.Shows(
            "── online · Ana · nenhuma conversa ──",
            ">");
        Assert.Contains("(Ana, HORA) ação, 字 e 🙂 tUdo ✓ para Bia", await ana.Everything());
        Assert.Contains("Mensagem enviada; Bia está online", await ana.Everything());

        async Task<bool> AnasCursorIs(string column) => (await ana.Terminal.Cursor()).Split(',')[0] == column;
    }

    [Fact]
    public async Task Tab_completes_commands_nicks_and_groups_and_shows_what_is_expected()
    {
        await using var carlos = await HubUser.Connect(server.Url, "Çarlos");
        await using var carla = await HubUser.Connect(server.Url, "Carla");
        await carlos.Run("-criargrupo cavalos");
        await using var dora = await TerminalUser.Connect(server.Url, "Dora");

        await dora.Type("-entr");
        await dora.Shows("── online · Dora · nenhuma conversa ──", "> -entrargrupo NOME_GRUPO  entra em um grupo");
        await dora.Press("Tab");
        await dora.Shows("── online · Dora · nenhuma conversa ──", "> -entrargrupo NOME_GRUPO");
        Assert.True(await Until.Holds(() => Completes(dora, "-entrargrupo cav", "-entrargrupo cavalos")), "The groups were never known.");
        await dora.Press("Enter");
        await dora.Sees("Você entrou no grupo cavalos");
        await dora.Shows("── online · Dora · nenhuma conversa ──", ">");

        await dora.Type("-l");
        await dora.Press("Tab");
        await dora.Shows("-listarusuarios  -listargrupos  -listausrgrupo", "> -lista");
        await dora.Press("Tab", "Tab");
        await dora.Shows("-listarusuarios  [-listargrupos]  -listausrgrupo", "> -listargrupos");
        await dora.Press("BTab");
        await dora.Shows("[-listarusuarios]  -listargrupos  -listausrgrupo", "> -listarusuarios");

        await dora.Press("C-u");
        await dora.Type("-msg ");
        await dora.Shows("── online · Dora · nenhuma conversa ──", "> -msg \"U\" NICK MENSAGEM ou \"G\" NOME_DO_GRUPO MENSAGEM");
        await dora.Type("u ca");
        await dora.Press("Tab");
        await dora.Shows("[Carla]  Çarlos", "> -msg u Carla MENSAGEM");
        await dora.Press("Tab");
        await dora.Shows("Carla  [Çarlos]", "> -msg u Çarlos MENSAGEM");
        await dora.Type("oi");
        await dora.Press("Enter");
        await carlos.Got("Dora: oi");
        await dora.Type("/conversa c");
        await dora.Press("Tab");
        await dora.Shows("[Carla]  Çarlos  #cavalos", "> /conversa Carla");
    }

    [Fact]
    public async Task Keys_edit_the_line_and_bring_earlier_ones_back()
    {
        await using var edu = await TerminalUser.Connect(server.Url, "Edu");

        await edu.Enter("-help exit", "-exit: ");
        await edu.Type("um dois três");
        await edu.Press("C-w");
        await edu.Type("quatro");
        await edu.Press("C-a", "Delete", "C-Right");
        await edu.Type("!");
        await edu.Press("M-b", "C-k");
        await edu.Shows("── online · Edu · nenhuma conversa ──", ">");
        await edu.Type("rascunho");
        await edu.Press("Up");
        await edu.Shows("── online · Edu · nenhuma conversa ──", "> -help exit");
        await edu.Press("Down");
        await edu.Shows("── online · Edu · nenhuma conversa ──", "> rascunho");
    }

    [Fact]
    public async Task A_paste_is_one_text_whatever_line_ends_it_has_and_is_sent_only_when_entered()
    {
        await using var gil = await HubUser.Connect(server.Url, "Gil");
        await using var fabi = await TerminalUser.Connect(server.Url, "Fabi");
        await fabi.Enter("/conversa Gil", "── online · Fabi · Gil ──");

        await fabi.Type("veja: ");
        await fabi.Terminal.Paste("primeira\n\t-exit\núltima 🙂\n");
        await fabi.Shows("── online · Fabi · Gil ──", "Gil> veja: primeira↵ -exit↵última 🙂");
        Assert.Empty(gil.Received);
        await fabi.Press("Enter");

        await gil.Got("Fabi: veja: primeira\n\t-exit\núltima 🙂");
        await fabi.Sees("última 🙂 ✓ para Gil");
        var @long = string.Concat(Enumerable.Repeat("palavra ", 480)) + "fim";
        await fabi.Terminal.Paste(@long);
        await fabi.Sees(" palavra fim");
        await fabi.Press("Enter");
        await gil.Got("Fabi: veja: primeira\n\t-exit\núltima 🙂", "Fabi: " + @long);
    }

    [Fact]
    public async Task Ctrl_C_clears_the_line_and_twice_leaves()
    {
        await using var hugo = await TerminalUser.Connect(server.Url, "Hugo");

        await hugo.Type("-msgt T não era isso");
        await hugo.Press("C-c");
        await hugo.Shows("Ctrl+C outra vez sai", ">");
        await hugo.Type("x");
        await hugo.Shows("── online · Hugo · nenhuma conversa ──", "> x");
        await hugo.Press("C-c");
        await hugo.Shows("Ctrl+C outra vez sai", ">");
        await hugo.Press("C-c");

        Assert.Equal(0, await hugo.Ended());
        Assert.DoesNotContain(await hugo.Everything(), line => line.Contains("não era isso", StringComparison.Ordinal));
    }

    /// <summary>Which names there are is learnt after the connection is made: until then there is nothing to complete.</summary>
    private static async Task<bool> Completes(TerminalUser user, string typed, string whole)
    {
        await user.Press("C-u");
        await user.Type(typed);
        await user.Press("Tab");
        return await Until.Holds(async () => (await user.Everything()).Any(line => line.StartsWith("> " + whole, StringComparison.Ordinal)), TimeSpan.FromSeconds(1));
    }
}
