using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatHub.EndToEnd;

/// <summary>The line endpoint as people reach it: with nc and telnet, against the server as a process.</summary>
public sealed partial class LineToolTests : IAsyncLifetime
{
    private readonly string linePort = FreePort.Next().ToString(CultureInfo.InvariantCulture);
    private ServerProcess server = null!;

    public async Task InitializeAsync() =>
        server = await ServerProcess.Start(new ServerOptions { Limits = true, Arguments = ["--ChatHub:LinePort", linePort] });

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task What_is_piped_into_nc_is_answered_whole_and_what_was_pending_comes_after_a_kill_of_the_server()
    {
        Assert.Equal(
            ["* conectado como Maria", "Grupo amigos criado; você já participa dele", "Mensagem guardada para você", "(Maria, DATA HORA) nota"],
            await Pipe("Maria\n-criargrupo amigos\n-msg \"U\" Maria nota"));
        Assert.Equal(
            ["* conectado como Pedro", "Maria está sem conexão agora; a mensagem fica esperando", "(Pedro, DATA HORA) até amanhã", "Até logo!"],
            await Pipe("Pedro\n-msg \"U\" Maria até amanhã\n-exit\n"));

        await server.KillAndRestart();

        Assert.Equal(["* conectado como Maria", "(Pedro, DATA HORA) até amanhã"], await Pipe("Maria\n"));
        Assert.Equal(["* conectado como Maria"], await Pipe("Maria\n"));
    }

    [Fact]
    public async Task Somebody_at_telnet_talks_with_somebody_at_nc()
    {
        using var maria = ConsoleProcess.StartOther("telnet", "127.0.0.1", linePort);
        maria.Write("Maria");
        await maria.Says("* conectado como Maria");
        using var joao = ConsoleProcess.StartOther("nc", "127.0.0.1", linePort);
        joao.Write("João");
        await joao.Says("* conectado como João");

        joao.Write("-msg \"U\" Maria olá, ação!");
        await joao.Says("Mensagem enviada; Maria está online");
        await maria.Says("olá, ação!");
        maria.Write("-msgt \"T\" bom dia");
        await joao.Says("bom dia");

        using var second = ConsoleProcess.StartOther("nc", "127.0.0.1", linePort);
        second.Write("João");
        await second.Says("Error, Usuário já conectado");
        maria.Write("-exit");
        await maria.Says("Até logo!");
        Assert.Equal(0, await server.Terminate());
        await joao.Says("O servidor está reiniciando.");
    }

    private async Task<List<string>> Pipe(string lines)
    {
        using var nc = ConsoleProcess.StartOther("nc", "-N", "127.0.0.1", linePort);
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            nc.Write(line);
        }

        nc.CloseInput();
        Assert.Equal(0, await nc.Exited());
        return [.. nc.Output.Select(line => Time().Replace(line, "DATA HORA"))];
    }

    [GeneratedRegex(@"\d\d/\d\d/\d{4} \d\d:\d\d:\d\d", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Time();
}
