using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.TestKit;
using ChatHub.Tests.Clients;

namespace ChatHub.Tests.Terminals;

public sealed class PipeTests : PipeConsole
{
    [Fact]
    public async Task Lines_are_run_in_order_and_their_answers_come_before_their_messages()
    {
        await using var maria = await Talker.StartAsync(server, "maria");

        var (code, output, errors) = await PipeAsync("ana",
            "-msg \"U\" maria oi, ação 🙂", "", "-criargrupo amigos", "-msg \"G\" amigos olá", "-msgt \"T\" a todos");

        Assert.Equal(0, code);
        string[] answers =
        [
            "Mensagem enviada; maria está online",
            "Grupo amigos criado; você já participa dele",
            "Mensagem enviada ao grupo amigos: ninguém mais conectado, ninguém desconectado",
            "Mensagem enviada a todos: 1 usuário conectado, ninguém desconectado",
        ];
        string[] messages = ["(ana, DATA) oi, ação 🙂", "(ana, amigos, DATA) olá", "(ana, todos, DATA) a todos"];
        Assert.Equal(answers, output.Except(messages, StringComparer.Ordinal));
        Assert.Equal(messages, output.Except(answers, StringComparer.Ordinal));
        Assert.Equal(answers.Length + messages.Length, output.Length);

        // A message comes after its own answer; the answer to the next line may come before it.
        foreach (var (answer, message) in new[] { 0, 2, 3 }.Select(i => answers[i]).Zip(messages)) Assert.True(Array.IndexOf(output, answer) < Array.IndexOf(output, message), answer);
        Assert.Equal([$"* online em {server.Address} como ana"], errors);
        await maria.Sees("a todos");
        Assert.Equal(["oi, ação 🙂", "a todos"], maria.Texts);
    }

    [Fact]
    public async Task A_refused_line_is_told_on_the_other_stream_and_by_the_exit_code()
    {
        var (code, output, errors) = await PipeAsync("ana", "oi", "-msg \"U\" ninguem oi", "-nada", "-listarusuarios");

        Assert.Equal(1, code);
        Assert.Equal(["Usuários conectados:", "ana"], output);
        Assert.Equal(
            [Refusals.NotACommand.Text, Refusals.NoSuchUser.Text, Refusals.UnknownCommand.Text],
            errors.Where(line => !line.StartsWith('*')));
    }

    [Fact]
    public async Task What_is_pending_is_shown_once_and_then_no_more()
    {
        await PipeAsync("maria");
        await PipeAsync("ana", [.. Enumerable.Range(0, 300).Select(number => $"-msg \"U\" maria {number}")]);

        var (code, output, _) = await PipeAsync("maria");
        Assert.Equal(0, code);
        Assert.Equal(Enumerable.Range(0, 300).Select(number => $"(ana, DATA) {number}"), output);

        Assert.Empty((await PipeAsync("maria")).Output);
    }

    [Fact]
    public async Task Exit_ends_it_and_later_lines_are_not_run()
    {
        var (code, output, _) = await PipeAsync("ana", "-exit", "-msg \"U\" ana nunca");

        Assert.Equal(0, code);
        Assert.Equal(["Até logo!"], output);
        Assert.Empty((await PipeAsync("ana")).Output);
    }

    [Fact]
    public async Task A_nick_in_use_is_refused_with_the_exact_text()
    {
        await using var maria = await Talker.StartAsync(server, "maria");

        var (code, output, errors) = await PipeAsync("maria", "-listarusuarios");

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Equal(["Error, Usuário já conectado"], errors);
    }

    [Fact]
    public async Task A_password_comes_from_the_environment()
    {
        await using (var owner = await Talker.StartAsync(server, "ana"))
        {
            await owner.Chat.SetPasswordAsync(null, "uma senha boa");
        }

        Assert.Equal(2, (await PipeAsync("ana", "-help")).Code);
        Assert.Equal(2, (await RunAsync([.. Arguments("ana"), "--password-env", "SENHA"], [], ("SENHA", "uma senha ruim"))).Code);
        Assert.Equal(0, (await RunAsync([.. Arguments("ana"), "--password-env", "SENHA"], [], ("SENHA", "uma senha boa"))).Code);

        // The token is kept: the password is not needed again.
        Assert.Equal(0, (await PipeAsync("ana", "-help")).Code);
    }

    [Theory]
    [InlineData("--nada")]
    [InlineData("ftp://localhost")]
    [InlineData("--timeout=-1")]
    [InlineData("--wait=NaN")]
    [InlineData("--wait=0,3")]
    [InlineData("--wait=1e300")]
    public async Task Wrong_usage_has_its_own_code(string argument)
    {
        var (code, output, errors) = await RunAsync(["--nick", "ana", argument], []);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.NotEmpty(errors);
    }

    [Fact]
    public async Task The_help_tells_the_exit_codes()
    {
        var (code, output, _) = await RunAsync(["--help"], []);

        Assert.Equal(0, code);
        Assert.All(["0", "1", "2", "3", "4", "5", "6", "130"], exit => Assert.Contains(output, line => line.TrimStart().StartsWith(exit + " ", StringComparison.Ordinal)));
        Assert.All(["--nick", "--state", "--password-env", "--timeout", "--send", "--wait", "--until", "--tail", "--json", "--once"], option => Assert.Contains(output, line => line.Contains(option, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_a_server_it_gives_up_in_time()
    {
        await server.StopAsync();

        var (code, _, errors) = await RunAsync([.. Arguments("ana"), "--timeout", "1"], ["-listargrupos"]);

        Assert.Equal(3, code);
        Assert.Contains(errors, line => line.StartsWith("Erro, sem conexão", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_instance_on_the_same_state_is_refused()
    {
        using var first = ConsoleProcess.Start(Arguments("ana"));
        await first.Says("online");

        var (code, _, errors) = await PipeAsync("ana", "-help");

        Assert.Equal(2, code);
        Assert.Contains(errors, line => line.Contains("outra instância", StringComparison.Ordinal));
        first.CloseInput();
        Assert.Equal(0, await first.Exited());
    }

    [Fact]
    public async Task What_an_earlier_run_left_and_the_server_refuses_is_told_with_its_text()
    {
        await using (var files = FileClientState.Open(server.ClientFolder, server.Address, "ana"))
        {
            await files.EnqueueAsync(new QueuedMessage(Guid.CreateVersion7(), Recipient.User("ninguem"), "não se\nperca"), default);
        }

        var (code, _, errors) = await PipeAsync("ana");

        Assert.Equal(1, code);
        Assert.Contains(Refusals.NoSuchUser.Text + ": não se\\nperca", errors);
    }

    [Fact]
    public async Task A_server_restart_is_survived_without_losing_or_doubling_a_line()
    {
        using var ana = ConsoleProcess.Start(Arguments("ana"));
        ana.Write("-msg \"U\" ana antes");
        await ana.Says(") antes");

        await server.StopAsync();
        await ana.Says("sem conexão");
        ana.Write("-msg \"U\" ana durante");
        server.Start();
        await ana.Says(") durante");
        ana.Write("-msg \"U\" ana depois");
        ana.CloseInput();

        Assert.Equal(0, await ana.Exited());
        Assert.Equal(["antes", "durante", "depois"], ana.Output.Where(line => line.StartsWith('(')).Select(line => line.Split(") ")[1]));
        Assert.Contains(ana.Errors, line => line.Contains("online de novo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killed_and_started_again_it_shows_nothing_twice_and_sends_what_was_left()
    {
        using (var ana = ConsoleProcess.Start(Arguments("ana")))
        {
            ana.Write("-msg \"U\" ana vista");
            await ana.Says(") vista");
            ana.Write("-msg \"U\" ana também vista");
            await ana.Says(") também vista");
            await server.StopAsync();
            await ana.Says("sem conexão");
            ana.Write("-msg \"U\" ana na fila");
            await QueuedAsync("ana");
            ana.Send(Signals.Kill);
            await ana.Exited();
        }

        server.Start();
        var (code, output, _) = await PipeAsync("ana");

        Assert.Equal(0, code);

        // The last message shown before a kill may come again: the position moves when the next one is asked for.
        // The answer and the message itself come as they come.
        Assert.Equal(["(ana, DATA) na fila", "Mensagem guardada para você"], output.Where(line => line != "(ana, DATA) também vista").Order());
        Assert.Empty((await PipeAsync("ana")).Output);
    }

    [Theory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Signals.Terminate)]
    public async Task Interrupted_it_leaves_in_order(int signal)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var ana = ConsoleProcess.Start(Arguments("ana"));
        await ana.Says("online");

        ana.Send(signal);

        Assert.Equal(130, await ana.Exited());
    }

    [Fact]
    public async Task What_is_written_to_a_pipe_that_nobody_reads_was_not_shown_and_comes_again()
    {
        if (!OperatingSystem.IsLinux())
            return;
        await PipeAsync("maria");
        await PipeAsync("ana", "-msg \"U\" maria um");

        // What stands behind the pipe is gone before the console begins.
        string[] command = ["bash", "-c", "set -o pipefail; { read -r; exec \"$@\"; } | { exec <&-; echo fechado >&2; }", "bash", "dotnet", Repository.ConsoleDll];
        using (var maria = ConsoleProcess.StartOther([.. command, .. Arguments("maria")]))
        {
            await maria.Says("fechado");
            maria.Write("");
            Assert.Equal(5, await maria.Exited());
        }

        Assert.Equal(["(ana, DATA) um"], (await PipeAsync("maria")).Output);
    }

    private async Task QueuedAsync(string nick)
    {
        var outbox = Path.Combine(server.ClientFolder, StateFolders.NameOf(server.Address, nick), "outbox");
        for (var wait = 0; !Directory.EnumerateFiles(outbox, "*.json").Any(); wait++)
        {
            Assert.True(wait < 1_000, "The line was never queued.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
