using System.Text.Json;
using ChatHub.Contracts;
using ChatHub.TestKit;
using ChatHub.Tests.Clients;

namespace ChatHub.Tests.Terminals;

/// <summary>What the console has for scripts: one line and out, waiting for an answer, following, JSON, a job that may be repeated.</summary>
public sealed class ScriptTests : PipeConsole
{
    [Fact]
    public async Task Lines_can_be_given_as_options_and_standard_input_is_left_alone()
    {
        var (code, output, _) = await RunAsync([.. Arguments("ana"), "--send", "-criargrupo amigos", "--send", "-msg \"G\" amigos oi"], ["-exit"]);

        Assert.Equal(0, code);
        Assert.Equal(
            ["Grupo amigos criado; você já participa dele", "Mensagem enviada ao grupo amigos: ninguém mais conectado, ninguém desconectado", "(ana, amigos, DATA) oi"],
            output);
        Assert.Equal(1, (await RunAsync([.. Arguments("ana"), "--send", "-help nada", "--send", "-sairgrupo nada"], [])).Code);
    }

    [Fact]
    public async Task An_answer_is_waited_for_and_what_was_pending_is_none()
    {
        await PipeAsync("ana");
        await PipeAsync("maria", "-msg U ana pronto, mas de ontem");
        using var ana = ConsoleProcess.Start([.. Arguments("ana"), "--send", "-msg U maria pronta?", "--until", "PRONTO"]);
        await ana.Says(") pronta?");
        await PipeAsync("maria", "-msg U ana quase", "-msg U ana está pronto!");

        Assert.Equal(0, await ana.Exited());
        Assert.Equal(["pronto, mas de ontem", "pronta?", "quase", "está pronto!"], ana.Output.Where(line => line.StartsWith('(')).Select(line => line.Split(") ")[1]));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_in_time_has_its_own_code()
    {
        Assert.Equal(6, (await RunAsync([.. Arguments("ana"), "--until", "nunca", "--wait", "0.3"], [])).Code);
        Assert.Equal(0, (await RunAsync([.. Arguments("ana"), "--wait", "0.3"], ["-help"])).Code);
    }

    [Fact]
    public async Task Seconds_are_the_same_in_every_language()
    {
        // Where a point only groups digits, this would be longer than anybody may wait.
        var (code, _, errors) = await RunAsync([.. Arguments("ana"), "--until", "nunca", "--wait", "0.3000000000000"], [], ("LC_ALL", "pt_BR.UTF-8"), ("LANG", "pt_BR.UTF-8"));

        Assert.Equal(6, code);
        Assert.DoesNotContain(errors, line => line.Contains("segundos", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tail_follows_until_it_is_interrupted()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var ana = ConsoleProcess.Start([.. Arguments("ana"), "--tail"]);
        await ana.Says("online");
        await PipeAsync("maria", "-msg U ana um", "-msgt T dois");
        await ana.Says(") dois");
        ana.Send(Signals.Interrupt);

        Assert.Equal(130, await ana.Exited());
        Assert.Equal(["um", "dois"], ana.Output.Select(line => line.Split(") ")[1]));
    }

    [Fact]
    public async Task As_json_each_event_is_an_object_on_a_line_and_all_are_on_standard_output()
    {
        var (code, output, errors) = await RunAsync([.. Arguments("ana"), "--json"], ["-msg U ana \"aspas\", ação e 🙂", "-listargrupos", "-listarusuarios"]);

        Assert.Equal(1, code);
        Assert.Empty(errors);
        var events = output.Select(line => JsonDocument.Parse(line).RootElement).ToLookup(happened => happened.GetProperty("event").GetString());
        Assert.Contains(events["connection"], happened => happened.GetProperty("state").GetString() == "connected");
        Assert.Single(events["caught-up"]);
        var message = Assert.Single(events["message"]).GetProperty("message");
        Assert.Equal("\"aspas\", ação e 🙂", message.GetProperty("text").GetString());
        Assert.True(message.GetProperty("mine").GetBoolean());
        var replies = events["reply"].ToList();
        Assert.Equal(["-msg U ana \"aspas\", ação e 🙂", "-listargrupos", "-listarusuarios"], replies.Select(happened => happened.GetProperty("line").GetString()));
        Assert.Equal(["ok", Refusals.NoGroups.Code, "ok"], replies.Select(happened => happened.GetProperty("reply").GetProperty("code").GetString()));
        Assert.Equal(message.GetProperty("pos").GetInt64(), replies[0].GetProperty("reply").GetProperty("data").GetProperty("pos").GetInt64());
        Assert.Equal("ana", replies[2].GetProperty("reply").GetProperty("data")[0].GetProperty("nick").GetString());
        Assert.Contains(output, line => line.Contains("ação e", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_that_is_no_text_is_refused_and_not_sent_as_another()
    {
        if (!OperatingSystem.IsLinux())
            return;
        string[] piped = ["sh", "-c", "printf -- '-msg U ana um\\n-msg U ana a\\347\\343o\\n-msg U ana dois\\n' | exec \"$@\"", "sh", "dotnet", Repository.ConsoleDll];
        using var ana = ConsoleProcess.StartOther([.. piped, .. Arguments("ana")]);

        Assert.Equal(1, await ana.Exited());
        Assert.Single(ana.Errors, line => line == Refusals.NotText.Text);
        Assert.Equal(["um", "dois"], ana.Output.Where(line => line.StartsWith('(')).Select(line => line.Split(") ")[1]));
    }

    [Fact]
    public async Task What_is_always_the_same_can_stand_in_a_file_and_in_the_environment()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder["config.json"], $$"""
            {
              // o de sempre
              "url": "{{server.Address}}", "nick": "ninguem", "state": "{{server.ClientFolder.Replace('\\', '/')}}"
            }
            """);
        (string, string) file = ("CHATHUB_CONFIG", folder["config.json"]);

        Assert.Contains("(ana, DATA) oi", (await RunAsync([], ["-msg U ana oi"], file, ("CHATHUB_NICK", "ana"))).Output);
        Assert.Contains("(eva, DATA) oi", (await RunAsync(["--nick", "eva"], ["-msg U eva oi"], file, ("CHATHUB_NICK", "ana"))).Output);

        await File.WriteAllTextAsync(folder["config.json"], "{ \"nome\": 1 }");
        Assert.Equal(2, (await RunAsync(Arguments("ana"), [], file)).Code);
        Assert.Equal(2, (await RunAsync([server.Address.ToString()], [])).Code);
    }

    [Fact]
    public async Task Ten_thousand_lines_killed_in_the_middle_and_run_again_come_once_and_in_order()
    {
        const int Count = 10_000;
        string[] lines = [.. Enumerable.Range(1, Count).Select(number => $"-msg \"U\" maria {number}")];
        await PipeAsync("maria");
        using (var ana = ConsoleProcess.Start([.. Arguments("ana"), "--once", "carga"]))
        {
            var writing = Task.Run(() => Feed(ana, lines));
            await Until.True(() => ana.Output.Count > Count / 4, TimeSpan.FromSeconds(60));
            ana.Send(Signals.Kill);
            await ana.Exited();
            await writing;
        }

        var (code, _, _) = await RunAsync([.. Arguments("ana"), "--once", "carga"], lines);

        Assert.Equal(0, code);
        Assert.Equal(Enumerable.Range(1, Count).Select(number => $"(ana, DATA) {number}"), (await PipeAsync("maria")).Output);
    }

    private static void Feed(ConsoleProcess console, string[] lines)
    {
        try
        {
            Array.ForEach(lines, console.Write);
        }
        catch (IOException)
        {
            // Killed.
        }
    }
}
