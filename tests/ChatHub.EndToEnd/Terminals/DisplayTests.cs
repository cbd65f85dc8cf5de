using ChatHub.EndToEnd.Others;

namespace ChatHub.EndToEnd.Terminals;

/// <summary>What a terminal shows besides messages: conversations, colours, other sizes, the bell, secrets.</summary>
public sealed class DisplayTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Only_a_dash_and_a_letter_make_a_command_and_all_else_goes_to_the_chosen_conversation()
    {
        await using var bia = await HubUser.Connect(server.Url, "Bia1");
        await bia.Run("-criargrupo livros");
        await using var ana = await TerminalUser.Connect(server.Url, "Ana1", columns: 100);
        await ana.Enter("olá?");
        await ana.Shows(
            "> olá?",
            "Erro, use -msg ou -msgt para enviar mensagens",
            "* ou escolha uma conversa para o que você escreve sem comando: /conversa NOME",
            "── online · Ana1 · nenhuma conversa ──",
            ">");

        await ana.Enter("-entrargrupo livros", "Você entrou no grupo livros");
        await ana.Enter("/conversa livros", "── online · Ana1 · #livros ──");
        await ana.Enter("bom dia", "(Ana1, livros, HORA) bom dia ✓");
        await bia.Say("U", "Ana1", "um");
        await bia.Say("U", "Ana1", "dois");
        await ana.Shows("(Bia1, HORA) dois", "── online · Ana1 · #livros ──", "#livros>");
        await ana.Press("C-n");
        await ana.Shows("(Bia1, HORA) dois", "── online · Ana1 · Bia1 ──", "Bia1>");
        await bia.Say("G", "livros", "boa noite");
        await ana.Shows("(Bia1, livros, HORA) boa noite", "── online · Ana1 · Bia1 ──", "Bia1>");
        await ana.Enter("//só texto", "(Ana1, HORA) /só texto ✓ para Bia1");
        await ana.Press("M-1");
        await ana.Shows("── online · Ana1 · #livros ──", "#livros>");
        await bia.Got("Ana1@livros: bom dia", "Ana1: /só texto");

        await ana.Enter("/historico 1");
        await ana.Shows("> /historico 1", "── histórico de #livros ──", "(Bia1, livros, HORA) boa noite", "──", "── online · Ana1 · #livros ──", "#livros>");
        await ana.Enter("/nada", "Erro, comando local inexistente");

        foreach (var line in (string[])["–msg U Bia1 segredo", " —msg U Bia1 segredo", "−msgt C segredo"])
        {
            await ana.Enter(line, $"> {line}");
        }

        await ana.Enter("  -msg U Bia1 em segredo", "(Ana1, HORA) em segredo ✓ para Bia1");
        await ana.Enter("- leite", "(Ana1, livros, HORA) - leite ✓");
        await ana.Enter("-5", "(Ana1, livros, HORA) -5 ✓");
        await bia.Got("Ana1@livros: bom dia", "Ana1: /só texto", "Ana1: em segredo", "Ana1@livros: - leite", "Ana1@livros: -5");
    }

    [Fact]
    public async Task Quick_visits_are_not_told_and_nobodys_are_once_they_are_turned_off()
    {
        await using var vera = await TerminalUser.Connect(server.Url, "Vera");
        await using (await HubUser.Connect(server.Url, "Cron"))
        {
        }

        await using (await HubUser.Connect(server.Url, "Davi"))
        {
            await vera.Sees("* Davi entrou");
        }

        await vera.Sees("* Davi saiu");
        await vera.Enter("/entradas", "* quem entra e quem sai não aparece mais");
        await using var edna = await HubUser.Connect(server.Url, "Edna");
        await using var zeca = await TerminalUser.Connect(server.Url, "Zeca");
        await using var iara = await HubUser.Connect(server.Url, "Iara");
        await zeca.Sees("* Iara entrou");

        var everything = await vera.Everything();
        Assert.DoesNotContain(everything, line => line.Contains("Cron", StringComparison.Ordinal) || line.Contains("Iara", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_restart_the_conversation_its_last_messages_and_the_last_lines_are_there()
    {
        using var state = new TempFolder();
        await using var enzo = await HubUser.Connect(server.Url, "Enzo");
        await using (var lia = await TerminalUser.Connect(server.Url, "Lia", state: state.Path))
        {
            await lia.Enter("/conversa Enzo", "── online · Lia · Enzo ──");
            await lia.Enter("bom dia", "(Lia, HORA) bom dia ✓ para Enzo");
            await lia.Press("C-d");
            await lia.Ended();
        }

        await enzo.Say("U", "Lia", "boa tarde");
        await using var again = await TerminalUser.Connect(server.Url, "Lia", state: state.Path);
        await again.Shows(
            "── últimas mensagens de Enzo ──",
            "(Lia, HORA) bom dia",
            "──",
            "(Enzo, HORA) boa tarde",
            "── online · Lia · Enzo ──",
            "Enzo>");
        await again.Press("Up");
        await again.Shows("── online · Lia · Enzo ──", "Enzo> bom dia");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(38)]
    [InlineData(120)]
    public async Task Another_size_leaves_every_message_and_at_most_a_piece_of_an_old_foot(int columns)
    {
        var (one, other) = ($"Iris{columns}", $"Juca{columns}");
        await using var juca = await HubUser.Connect(server.Url, other);
        await using var iris = await TerminalUser.Connect(server.Url, one);
        await juca.Say("U", one, "antes, com um texto que não cabe em uma linha estreita do terminal");
        await iris.Sees($"({other}, HORA) antes");
        await iris.Type("uma linha comprida, que está sendo escrita agora mesmo");
        await iris.Sees("agora mesmo");

        await iris.Terminal.Resize(columns, 12);
        await iris.Sees(columns < 80 ? "…" : "── online");
        await juca.Say("U", one, "depois");
        await iris.Sees($"({other}, HORA) depois");
        await iris.Terminal.Resize(80, 12);
        await juca.Say("U", one, "no fim");

        await iris.Shows(
            $"({other}, HORA) no fim",
            $"── online · {one} · nenhuma conversa ──",
            "> uma linha comprida, que está sendo escrita agora mesmo");
        var everything = await iris.Everything();
        Assert.Equal(
            ["antes, com um texto que não cabe em uma linha estreita do terminal", "depois", "no fim"],
            everything.Where(line => line.StartsWith($"({other}, ", StringComparison.Ordinal)).Select(line => line.Split(") ")[1]));
        Assert.InRange(everything.Count(line => line.StartsWith("── ", StringComparison.Ordinal)), 1, columns < 80 ? 2 : 1);
        Assert.Single(everything, line => line.StartsWith("> ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_size_that_changes_back_and_forth_takes_no_message_away()
    {
        await using var raul = await HubUser.Connect(server.Url, "Raul");
        await using var sara = await TerminalUser.Connect(server.Url, "Sara");
        await raul.Say("U", "Sara", "um");
        await raul.Say("U", "Sara", "dois");
        await raul.Say("U", "Sara", "três");
        await sara.Sees("(Raul, HORA) três");
        await sara.Type("uma linha comprida, que está sendo escrita agora mesmo");
        await sara.Sees("agora mesmo");

        foreach (var columns in (int[])[40, 80, 30, 80, 40, 80])
        {
            await sara.Terminal.Resize(columns, 12);
            await sara.Type("x");
            await sara.Sees("x");
        }

        await sara.Shows("── online · Sara · nenhuma conversa ──", "> uma linha comprida, que está sendo escrita agora mesmoxxxxxx");
        Assert.Equal(
            ["um", "dois", "três"],
            (await sara.Everything()).Where(line => line.StartsWith("(Raul, ", StringComparison.Ordinal)).Select(line => line.Split(") ")[1]));
    }

    [Fact]
    public async Task Nicks_have_their_colour_unless_no_colour_is_wanted()
    {
        await using var leo = await HubUser.Connect(server.Url, "Leo");
        await using var plain = await TerminalUser.Start(server.Url, "Kim", environment: ("NO_COLOR", "1"));
        await plain.Sees("── online · Kim");
        await using var colourful = await TerminalUser.Connect(server.Url, "Kika");

        await leo.Run("-msgt C oi");
        await plain.Sees("(Leo, todos, HORA) oi");
        await colourful.Sees("(Leo, todos, HORA) oi");

        Assert.DoesNotContain("\u001b", await plain.Terminal.Painted(), StringComparison.Ordinal);
        Assert.Matches("\\(\u001b\\[\\d+mLeo\u001b\\[", await colourful.Terminal.Painted());
    }

    [Fact]
    public async Task The_bell_rings_for_a_name_that_is_marked_and_for_no_other()
    {
        await using var nara = await HubUser.Connect(server.Url, "Nara");
        await using var malu = await TerminalUser.Connect(server.Url, "Malu");

        await nara.Run("-msgt C a maluca não vem");
        await malu.Sees("a maluca não vem");
        Assert.False(await malu.Terminal.HasRung());
        await nara.Run("-msgt C malu, você vem?");
        await malu.Sees("malu, você vem?");

        Assert.True(await Until.Holds(malu.Terminal.HasRung));
    }

    [Fact]
    public async Task A_password_is_asked_for_and_never_seen()
    {
        await using (var olga = await TerminalUser.Connect(server.Url, "Olga"))
        {
            await olga.Enter("/senha", "Nova senha:");
            await olga.Type("meia senha");
            await olga.Press("C-c");
            await olga.Sees("* a senha continua como estava");
            await olga.Enter("/senha", "Nova senha:");
            await olga.Enter("uma senha boa", "Nova senha, de novo:");
            await olga.Enter("uma senha boa", "Senha alterada");
            await olga.Enter("/senha", "Nova senha:");
            await olga.Enter("outra senha boa", "Nova senha, de novo:");
            await olga.Enter("outra senha boa", "Senha atual:");
            await olga.Enter("uma senha ruim", "Erro, senha incorreta");
            Assert.DoesNotContain(await olga.Everything(), line => line.Contains("boa", StringComparison.Ordinal));
            await olga.Enter("-exit");
            Assert.Equal(0, await olga.Ended());
        }

        await using var again = await TerminalUser.Start(server.Url, "Olga");
        await again.Sees("Senha de Olga:");
        await again.Enter("uma senha ruim", "Erro, senha incorreta");
        await again.Shows("Senha de Olga:");
        await again.Enter("uma senha boa", "── online · Olga");
        Assert.DoesNotContain(await again.Everything(), line => line.Contains("uma senha", StringComparison.Ordinal));

        await using var other = await TerminalUser.Start(server.Url, "Olga");
        await other.Sees("Senha de Olga:");
        await other.Press("C-d");
        await other.Ended();
    }
}
