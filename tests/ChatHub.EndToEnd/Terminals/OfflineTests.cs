using System.Globalization;
using System.Text.RegularExpressions;
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
        await ana.Enter("/conversa Bia", "── online · Ana · Bia ──");
        await ana.Enter("antes", "(Ana, HORA) antes ✓ para Bia");
        await ana.Type("pela metade");

        await server.Kill9();
        await ana.Shows("── sem conexão, tenta em N s (Ctrl+R: já) · Ana · Bia ──", "Bia> pela metade");
        await ana.Type(" e inteira");
        await ana.Press("Enter");
        await ana.Enter("-msg U Bia outra");
        await ana.Enter("-listargrupos", "* sem conexão: só mensagens, -exit e os comandos locais funcionam agora");
        await ana.Shows("… Bia: pela metade e inteira", "… -msg U Bia outra", "── sem conexão, tenta em N s (Ctrl+R: já) · Ana · Bia · 2 na fila ──", "Bia>");
        await ana.Type("ainda digitando");
        await server.Restart();

        await ana.Shows("── online · Ana · Bia ──", "Bia> ainda digitando");
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

        await using (var ana = await TerminalUser.Start(server.Url, "Ana", columns: 100, state: state.Path))
        {
            await ana.Sees("── sem conexão, tenta em N s (Ctrl+R: já) · Ana");
            await ana.Enter("-msg U Bia guardada");
            await ana.Shows("… -msg U Bia guardada", "── sem conexão, tenta em N s (Ctrl+R: já) · Ana · nenhuma conversa · 1 na fila ──", ">");
            await ana.Kill9();
        }

        await using (var offline = await TerminalUser.Start(server.Url, "Ana", columns: 100, state: state.Path))
        {
            await offline.Shows("… -msg U Bia guardada", "── sem conexão, tenta em N s (Ctrl+R: já) · Ana · nenhuma conversa · 1 na fila ──", ">");
            await offline.Press("C-d");
            await offline.Sees("* 1 mensagem espera na fila e vai na próxima vez");
        }

        await server.Restart();
        await using var again = await TerminalUser.Connect(server.Url, "Ana", state: state.Path);
        await again.Sees("(Ana, HORA) guardada ✓ para Bia");
        await using var back = await HubUser.Connect(server.Url, "Bia");
        await back.Got("Ana: guardada");
    }

    [Fact]
    public async Task What_was_entered_behind_a_command_that_a_frozen_server_does_not_answer_is_kept_by_who_leaves()
    {
        using var state = new TempFolder();
        await using var server = await ServerProcess.Start();
        await using (await HubUser.Connect(server.Url, "Bia"))
        {
        }

        await using (var ana = await TerminalUser.Connect(server.Url, "Ana", state: state.Path))
        {
            await ana.Enter("/conversa Bia", "── online · Ana · Bia ──");
            Signals.Send(server.Pid, Signals.Stop);
            await ana.Enter("-listarusuarios", "> -listarusuarios");
            await ana.Enter("não se perca");
            await ana.Enter("-msg U Bia nem esta");
            await ana.Press("C-c", "C-c");
            Assert.Equal(0, await ana.Ended());
            Signals.Send(server.Pid, Signals.Continue);
        }

        await using var again = await TerminalUser.Connect(server.Url, "Ana", state: state.Path);
        await again.Sees("(Ana, HORA) nem esta ✓ para Bia");
        await using var back = await HubUser.Connect(server.Url, "Bia");
        await back.Got("Ana: não se perca", "Ana: nem esta");
    }

    [Fact]
    public async Task The_wait_for_the_next_attempt_is_counted_down_and_a_key_ends_it()
    {
        await using var server = await ServerProcess.Start();
        await using var ana = await TerminalUser.Connect(server.Url, "Ana");
        await server.Kill9();
        await ana.Sees("── sem conexão, tenta em N s (Ctrl+R: já) · Ana");

        // A short wait would end by itself.
        Assert.True(await Until.Holds(async () => Seconds(await ana.Terminal.Screen()) > 2, TimeSpan.FromMinutes(2)));
        await server.Restart();
        await ana.Press("C-r");

        await ana.Sees("── online · Ana");
    }

    private static int Seconds(string screen) =>
        Regex.Match(screen, @"tenta em (?<seconds>\d+) s", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? int.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture)
            : 0;
}
