using ChatHub.Client;
using ChatHub.TestKit;
using ChatHub.Tests.Clients;

namespace ChatHub.Tests.Bots;

/// <summary>The bridge as a process of its own, before a server that is one too.</summary>
public sealed class BridgeTests : IDisposable
{
    private readonly TempFolder state = new();

    [Fact]
    public async Task Over_a_killed_server_every_line_comes_once_and_in_order()
    {
        await using var server = await ServerProcess.Start();
        await using var ana = await Reader(server);
        await ana.Chat.CreateGroupAsync("avisos");
        using var bridge = Bridge(server);
        var lines = Enumerable.Range(1, 500).Select(number => $"linha {number}, ação 🙂").ToArray();

        Write(bridge, lines[..250]);
        await ana.Until(() => ana.Texts.Count() >= 100, "100 lines");
        await server.Kill9();
        Write(bridge, lines[250..]);
        bridge.CloseInput();
        await server.Restart();

        Assert.Equal(0, await bridge.Exited());
        Assert.Contains("* aceitas: 500, recusadas: 0", bridge.Errors);
        await ana.Sees(lines[^1]);
        Assert.Equal(lines, ana.Texts);
    }

    [Fact]
    public async Task What_a_killed_bridge_had_queued_goes_out_once_with_the_next()
    {
        await using var server = await ServerProcess.Start();
        await using var ana = await Reader(server);
        await ana.Chat.CreateGroupAsync("avisos");
        string[] lines = [.. Enumerable.Range(1, 150).Select(number => $"linha {number}")];
        using (var killed = Bridge(server))
        {
            Write(killed, "antes");
            await ana.Sees("antes");
            // It may be seen by others before its sender has been answered.
            await Until.True(() => Queued() == 0, witness: killed);
            await server.Kill9();

            // No more than it may have unanswered: the rest waits in the pipe, and is gone with whoever reads it.
            Write(killed, lines);
            await Until.True(() => Queued() == 100, witness: killed);
            killed.Send(Signals.Kill);
            await killed.Exited();
        }

        await server.Restart();
        using var next = Bridge(server);
        next.CloseInput();

        Assert.Equal(0, await next.Exited());
        await ana.Sees(lines[99]);
        Assert.Equal(["antes", .. lines[..100]], ana.Texts);
    }

    [Fact]
    public async Task Faster_than_the_server_allows_it_waits_and_loses_nothing()
    {
        await using var server = await ServerProcess.Start(new ServerOptions
        {
            Limits = true,
            Arguments = ["--ChatHub:Limits:MessageBurst=20", "--ChatHub:Limits:MessagesPerSecond=40"],
        });
        await using var ana = await Reader(server);
        await ana.Chat.CreateGroupAsync("avisos");
        using var bridge = Bridge(server);
        string[] lines = [.. Enumerable.Range(1, 60).Select(number => $"linha {number}")];

        Write(bridge, lines);
        bridge.CloseInput();

        Assert.Equal(0, await bridge.Exited());
        await ana.Sees(lines[^1]);
        Assert.Equal(lines, ana.Texts);
    }

    [Fact]
    public async Task It_creates_the_group_takes_any_line_and_says_by_its_exit_code_what_was_refused()
    {
        await using var server = await ServerProcess.Start();
        using (var creating = Bridge(server))
        {
            Write(creating, "\u001b[31merro\u001b[0m", "", string.Concat(Enumerable.Repeat("🙂", 9_000)));
            creating.CloseInput();
            Assert.Equal(0, await creating.Exited());
            Assert.Contains("* aceitas: 4, recusadas: 0", creating.Errors);
        }

        await using var ana = await Reader(server);
        Assert.Equal("avisos", Assert.Single((await ana.Chat.ListGroupsAsync()).Data!).Name);

        using var refused = Bridge(server, "dois nomes");
        refused.CloseInput();
        Assert.Equal(1, await refused.Exited());
        Assert.Contains(refused.Errors, line => line.StartsWith("Erro, nome inválido: ", StringComparison.Ordinal));

        using var wrong = ConsoleProcess.StartBot("ChatHub.Bridge", ["gopher://x", "--nick", "robo"]);
        Assert.Equal(2, await wrong.Exited());
    }

    [Fact]
    public async Task A_revoked_bridge_ends_while_it_waits_for_input()
    {
        await using var server = await ServerProcess.Start();
        using var bridge = Bridge(server);
        await bridge.Says("* online em ");
        var folder = Directory.GetDirectories(state.Path).Single();
        var file = await File.ReadAllTextAsync(Path.Combine(folder, "session.json"));
        var session = System.Text.Json.JsonSerializer.Deserialize<SavedSession>(file, System.Text.Json.JsonSerializerOptions.Web)!;

        using var http = new HttpClient { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = new("Bearer", session.Token);
        (await http.DeleteAsync(new Uri("api/session", UriKind.Relative))).EnsureSuccessStatusCode();

        Assert.Equal(4, await bridge.Exited());
    }

    [Fact]
    public async Task Told_to_leave_it_leaves_while_it_waits_for_input()
    {
        await using var server = await ServerProcess.Start();
        using var bridge = Bridge(server);
        await bridge.Says("* online em ");

        bridge.Send(Signals.Terminate);

        Assert.Equal(130, await bridge.Exited());
    }

    public void Dispose() => state.Dispose();

    private static Task<Talker> Reader(ServerProcess server) => Talker.StartAsync(new ChatClientOptions
    {
        Server = server.Url,
        Nick = "ana",
        BackoffLimit = TimeSpan.FromSeconds(0.5),
    });

    private static void Write(ConsoleProcess bridge, params string[] lines)
    {
        foreach (var line in lines)
        {
            bridge.Write(line);
        }
    }

    private ConsoleProcess Bridge(ServerProcess server, string group = "avisos") =>
        ConsoleProcess.StartBot("ChatHub.Bridge", [server.Url.ToString(), "--nick", "robo", "--group", group, "--state", state.Path]);

    private int Queued() => Directory.EnumerateFiles(state.Path, "*.json", SearchOption.AllDirectories)
        .Count(file => Path.GetFileName(Path.GetDirectoryName(file)) == "outbox");
}
