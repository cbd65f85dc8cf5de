using ChatHub.EndToEnd.Others;

namespace ChatHub.EndToEnd.Terminals;

/// <summary>A terminal while the server, or the console itself, is killed.</summary>
public sealed class OfflineTests
{
    [Fact]
    public async Task What_is_written_while_the_server_is_dead_waits_in_sight_and_goes_out_once()
    {
        await using var server = await ServerProcess.Start();
        await using var bia = await HubUser.Connect(server.Url, "Bia");
        await using var ana = await TerminalUser.Connect(server.Url, "Ana");
        await ana.Enter("/conversa Bia", "── conectado · Ana · Bia ──");
        await ana.Enter("antes", "(Ana, HORA) antes ✓ para Bia");
        await ana.Type("pela metade");

        await server.Kill9();
        await ana.Shows("── sem conexão · Ana · Bia ──", "Bia> pela metade");
        await ana.Type(" e inteira");
        await ana.Press("Enter");
        await ana.Enter("-msg U Bia outra");
        await ana.Enter("-listargrupos", "* sem conexão: só mensagens, -exit e os comandos locais funcionam agora");
        await ana.Shows("… Bia: pela metade e inteira", "… -msg U Bia outra", "── sem conexão · Ana · Bia · 2 na fila ──", "Bia>");
        await ana.Type("ainda digitando");
        await server.Restart();

        await ana.Shows("── conectado · Ana · Bia ──", "Bia> ainda digitando");
        await ana.Sees("(Ana, HORA) outra ✓ para Bia");
        await bia.ComeBack();
        await bia.Got("Ana: antes", "Ana: pela metade e inteira", "Ana: outra");
        var everything = await ana.Everything();
        Assert.Equal(
            ["antes", "pela metade e inteira", "outra"],
            everything.Where(line => line.StartsWith("(Ana, ", StringComparison.Ordinal)).Select(line => line.Split(") ")[1].Replace(" ✓ para Bia", "", StringComparison.Ordinal)));
        Assert.DoesNotContain(everything, line => line.StartsWith('…'));
    }

    [Fact]
    public async Task Without_a_server_it_can_be_written_and_a_killed_console_sends_it_the_next_time()
    {
        using var state = new TempFolder();
        await using var server = await ServerProcess.Start();
        await using (var bia = await HubUser.Connect(server.Url, "Bia"))
        {
            await server.Kill9();
        }

        await using (var ana = await TerminalUser.Start(server.Url, "Ana", state: state.Path))
        {
            await ana.Sees("── sem conexão · Ana");
            await ana.Enter("-msg U Bia guardada");
            await ana.Shows("… -msg U Bia guardada", "── sem conexão · Ana · nenhuma conversa · 1 na fila ──", ">");
            await ana.Kill9();
        }

        await server.Restart();
        await using var again = await TerminalUser.Connect(server.Url, "Ana", state: state.Path);
        await again.Sees("(Ana, HORA) guardada ✓ para Bia");
        await using var back = await HubUser.Connect(server.Url, "Bia");
        await back.Got("Ana: guardada");
    }
}
