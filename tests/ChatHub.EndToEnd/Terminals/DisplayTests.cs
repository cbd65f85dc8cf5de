using ChatHub.EndToEnd.Others;

namespace ChatHub.EndToEnd.Terminals;

/// <summary>What a terminal shows besides messages: conversations, colours, other sizes, the bell, secrets.</summary>
public sealed class DisplayTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Plain_lines_go_to_the_chosen_conversation_and_the_others_count_what_is_unread()
    {
        await using var bia = await HubUser.Connect(server.Url, "Bia1");
        await bia.Run("-criargrupo livros");
        await using var ana = await TerminalUser.Connect(server.Url, "Ana1", columns: 100);
        await ana.Enter("olá?");
        await ana.Shows(
            "> olá?",
            "Erro, use -msg ou -msgt para enviar mensagens",
            "* ou escolha uma conversa para as linhas sem traço: /conversa NOME",
            "── conectado · Ana1 · nenhuma conversa ──",
            ">");

        await ana.Enter("-entrargrupo livros", "Você entrou no grupo livros");
        await ana.Enter("/conversa livros", "── conectado · Ana1 · #livros ──");
        await ana.Enter("bom dia", "(Ana1, livros, HORA) bom dia ✓");
        await bia.Say("U", "Ana1", "um");
        await bia.Say("U", "Ana1", "dois");
        await ana.Shows("(Bia1, HORA) dois", "── conectado · Ana1 · #livros · não lidas: 2:Bia1 2 ──", "#livros>");
        await ana.Press("C-n");
        await ana.Shows("(Bia1, HORA) dois", "── conectado · Ana1 · Bia1 ──", "Bia1>");
        await bia.Say("G", "livros", "boa noite");
        await ana.Shows("(Bia1, livros, HORA) boa noite", "── conectado · Ana1 · Bia1 · não lidas: 1:#livros 1 ──", "Bia1>");
        await ana.Enter("//só texto", "(Ana1, HORA) /só texto ✓ para Bia1");
        await ana.Press("M-1");
        await ana.Shows("── conectado · Ana1 · #livros ──", "#livros>");
        await bia.Got("Ana1@livros: bom dia", "Ana1: /só texto");

        await ana.Enter("/historico 1");
        await ana.Shows("> /historico 1", "── histórico de #livros ──", "(Bia1, livros, HORA) boa noite", "──", "── conectado · Ana1 · #livros ──", "#livros>");
        await ana.Enter("/nada", "Erro, comando local inexistente");
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
        await iris.Sees("não lidas: 1:");
        await iris.Type("uma linha comprida, que está sendo escrita agora mesmo");

        await iris.Terminal.Resize(columns, 12);
        await iris.Sees(columns < 80 ? "…" : "── conectado");
        await juca.Say("U", one, "depois");
        await iris.Sees($"({other}, HORA) depois");
        await iris.Terminal.Resize(80, 12);
        await juca.Say("U", one, "no fim");

        await iris.Shows(
            $"({other}, HORA) no fim",
            $"── conectado · {one} · nenhuma conversa · não lidas: 1:{other} 3 ──",
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
        await sara.Sees("não lidas: 1:Raul 3");
        await sara.Type("uma linha comprida, que está sendo escrita agora mesmo");
        await sara.Sees("agora mesmo");

        foreach (var columns in (int[])[40, 80, 30, 80, 40, 80])
        {
            await sara.Terminal.Resize(columns, 12);
            await sara.Type("x");
            await sara.Sees("x");
        }

        await sara.Shows("── conectado · Sara · nenhuma conversa · não lidas: 1:Raul 3 ──", "> uma linha comprida, que está sendo escrita agora mesmoxxxxxx");
        Assert.Equal(
            ["um", "dois", "três"],
            (await sara.Everything()).Where(line => line.StartsWith("(Raul, ", StringComparison.Ordinal)).Select(line => line.Split(") ")[1]));
    }

    [Fact]
    public async Task Nicks_have_their_colour_unless_no_colour_is_wanted()
    {
        await using var leo = await HubUser.Connect(server.Url, "Leo");
        await using var plain = await TerminalUser.Start(server.Url, "Kim", environment: ("NO_COLOR", "1"));
        await plain.Sees("── conectado · Kim");
        await using var colourful = await TerminalUser.Connect(server.Url, "Kika");

        await leo.Run("-msgt C oi");
        await plain.Sees("(Leo, todos, HORA) oi");
        await colourful.Sees("(Leo, todos, HORA) oi");

        Assert.DoesNotContain("\u001b", await plain.Terminal.Painted(), StringComparison.Ordinal);
        Assert.Matches("\\(\u001b\\[\\d+mLeo\u001b\\[", await colourful.Terminal.Painted());
    }

    [Fact]
    public async Task The_bell_rings_for_who_is_named_and_for_nobody_else()
    {
        await using var nara = await HubUser.Connect(server.Url, "Nara");
        await using var malu = await TerminalUser.Connect(server.Url, "Malu");

        await nara.Run("-msgt C a maluca não vem");
        await malu.Sees("a maluca não vem");
        Assert.False(await malu.Terminal.HasRung());
        await nara.Run("-msgt C e a malu?");
        await malu.Sees("e a malu?");

        Assert.True(await Until.Holds(malu.Terminal.HasRung));
    }

    [Fact]
    public async Task A_password_is_asked_for_and_never_seen()
    {
        await using (var olga = await TerminalUser.Connect(server.Url, "Olga"))
        {
            await olga.Enter("/senha", "Senha atual (Enter se não tem):");
            await olga.Enter("", "Nova senha:");
            await olga.Enter("uma senha boa", "Nova senha, de novo:");
            await olga.Enter("uma senha boa", "Senha alterada");
            Assert.DoesNotContain(await olga.Everything(), line => line.Contains("boa", StringComparison.Ordinal));
            await olga.Enter("-exit");
            Assert.Equal(0, await olga.Ended());
        }

        await using var again = await TerminalUser.Start(server.Url, "Olga");
        await again.Sees("Senha de Olga:");
        await again.Enter("uma senha ruim", "Erro, senha incorreta");
        await again.Shows("Senha de Olga:");
        await again.Enter("uma senha boa", "── conectado · Olga");
        Assert.DoesNotContain(await again.Everything(), line => line.Contains("uma senha", StringComparison.Ordinal));

        await using var other = await TerminalUser.Start(server.Url, "Olga");
        await other.Sees("Senha de Olga:");
        await other.Press("C-d");
        await other.Ended();
    }
}
