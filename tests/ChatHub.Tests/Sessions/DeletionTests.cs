using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatHub.Contracts;
using ChatHub.TestKit;

namespace ChatHub.Tests;

public sealed class DeletionTests
{
    private const string Secret = "açaí com granola";

    [Fact]
    public async Task What_was_sent_leaves_tombstones_at_its_positions_and_nothing_else_changes()
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno");
        await using var ana = await app.ConnectAsync("ana");
        (await ana.Hub.CreateGroup("obras")).Done();
        (await bruno.Hub.JoinGroup("obras")).Done();
        await ana.Tells("bruno", "um segredo");
        await bruno.Tells("ana", "uma resposta");
        (await ana.Hub.Message("G", "obras", "outro segredo", id: null)).Done();
        await ana.TellsAll("T", "mais um");
        var before = await bruno.CaughtUp();

        await Delete(app, ana.Session);

        var direct = await Erased(bruno, "user", "(apagado-" + ana.Session.User + ")");
        Assert.Equal(["", "uma resposta"], direct.Select(item => item.Text));
        Assert.Equal([true, false], direct.Select(item => item.Deleted));
        var group = await Erased(bruno, "group", "obras");
        var all = await Erased(bruno, "all", name: null);
        Assert.Equal(before.Select(item => item.Pos), direct.Concat(group).Concat(all).Select(item => item.Pos).Order());
        Assert.Equal(before.Select(item => item.Id), direct.Concat(group).Concat(all).OrderBy(item => item.Pos).Select(item => item.Id));
    }

    [Fact]
    public async Task Its_sessions_end_its_memberships_end_and_its_tokens_open_nothing()
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno");
        await using var ana = await app.ConnectAsync("ana");
        (await ana.Hub.CreateGroup("obras")).Done();
        (await bruno.Hub.JoinGroup("obras")).Done();

        await Delete(app, ana.Session);

        var bye = await ana.Byes.First(_ => true, "the goodbye");
        Assert.Equal(("revoked", null), (bye.Code, bye.RetryAfter));
        await ana.Closed;
        Assert.Equal(["bruno"], (await bruno.Hub.ListGroupUsers("obras")).Data!.Select(user => user.Nick));
        Assert.Equal((1, 1), ((await bruno.Hub.CountUsers()).Data!.Known, (await bruno.TellsAll("T", "só eu")).Audience));
        Assert.Equal("no-such-user", (await bruno.Hub.Message("U", "ana", "oi?", id: null)).Code);
        Assert.Equal("no-such-user", (await bruno.Hub.Message("U", "(apagado-" + ana.Session.User + ")", "oi?", id: null)).Code);
        using var again = await Post(app, ana.Session, password: null);
        await again.Refused(HttpStatusCode.Unauthorized, "token-invalid", "Erro, sessão inválida; entre de novo");
        await Assert.ThrowsAnyAsync<Exception>(() => app.ConnectAsync(ana.Session));
    }

    [Fact]
    public async Task The_nick_is_held_for_30_days_and_free_afterwards()
    {
        await using var app = await App.StartAsync();
        var ana = await app.KnowAsync("ace");
        await using (await app.ConnectAsync(ana))
        {
            await Delete(app, ana);
        }

        await IsHeld(app, "ace");
        await IsHeld(app, "ACE");
        await IsHeld(app, "асе"); // three Cyrillic letters
        await app.RestartAsync();
        await IsHeld(app, "ace");

        Run(app, "UPDATE held_nicks SET until = until - 30 * 864000000000");
        await app.RestartAsync();
        var other = await app.SignInAsync("ace");
        Assert.NotEqual(ana.User, other.User);
    }

    [Fact]
    public async Task An_owner_is_asked_for_his_password_again()
    {
        await using var app = await App.StartAsync();
        var ana = await app.KnowAsync("ana");
        await Passwords.Set(app, ana, Secret);

        using var without = await Post(app, ana, password: null);
        using var wrong = await Post(app, ana, "banana com mel");

        await without.Refused(HttpStatusCode.Unauthorized, "password-required", "Erro, este nick tem senha");
        await wrong.Refused(HttpStatusCode.Unauthorized, "password-wrong", "Erro, senha incorreta");
        await Delete(app, ana, Secret);
        await IsHeld(app, "ana");
    }

    [Fact]
    public async Task Under_a_bare_nick_only_what_its_last_holder_could_have_sent_is_deleted()
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno");
        await using (var earlier = await app.ConnectAsync("ana"))
        {
            await earlier.Tells("bruno", "da primeira ana");
            await earlier.CaughtUp();
            await earlier.Ack();
        }

        await using var ana = await app.ConnectAsync("ana");
        await ana.Tells("bruno", "da segunda ana");
        await Delete(app, ana.Session);

        var direct = await Erased(bruno, "user", "(apagado-" + ana.Session.User + ")");
        Assert.Equal(["da primeira ana", ""], direct.Select(item => item.Text));
    }

    [Fact]
    public async Task What_a_crash_left_undone_is_done_by_the_next_start()
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno");
        await using (var ana = await app.ConnectAsync("ana"))
        {
            await ana.Tells("bruno", "um segredo");
        }

        // As a crash between the mark and the first chunk leaves it.
        Run(app, "UPDATE users SET deleted_at = 1, erase_from = 0 WHERE nick = 'ana'");
        await bruno.DisposeAsync();
        await app.RestartAsync();

        await using var back = await app.ConnectAsync("bruno");
        Assert.True(await Until.Holds(() => Count(app, "SELECT count(*) FROM messages WHERE text = 'um segredo'") == 0, Bounds.Wait));
        Assert.True(await Until.Holds(() => Count(app, "SELECT count(*) FROM users WHERE erase_from IS NOT NULL") == 0, Bounds.Wait));
    }

    [Fact]
    public async Task After_a_stop_no_file_holds_the_texts()
    {
        await using var app = await App.StartAsync();
        await using (var ana = await app.ConnectAsync("ana"))
        {
            for (var i = 0; i < 300; i++)
            {
                await ana.Tells("ana", $"segredo-{i} " + new string('x', i * 10));
            }

            await Delete(app, ana.Session);
            Assert.True(await Until.Holds(() => Count(app, "SELECT count(*) FROM users WHERE erase_from IS NOT NULL") == 0, Bounds.Wait));
        }

        await app.RestartAsync();

        var kept = Directory.EnumerateFiles(app.DataFolder).Where(file => Path.GetFileName(file) != "lock").Select(Read);
        Assert.All(kept, bytes => Assert.Equal(-1, bytes.AsSpan().IndexOf("segredo-"u8)));
    }

    [Fact]
    public async Task An_export_holds_what_is_ones_own()
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno");
        await using var ana = await app.ConnectAsync("ana");
        (await ana.Hub.CreateGroup("obras")).Done();
        (await bruno.Hub.JoinGroup("obras")).Done();
        await ana.Tells("bruno", "enviada");
        await bruno.Tells("ana", "recebida");
        (await bruno.Hub.Message("G", "obras", "de outro, no grupo", id: null)).Done();
        await ana.TellsAll("T", "a \"todos\" é");

        using var answer = await app.SendAsync(HttpMethod.Get, "/api/account", ana.Session.Token);

        using var export = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var root = export.RootElement;
        Assert.Equal("ana", root.GetProperty("account").GetProperty("nick").GetString());
        Assert.Equal(ana.Session.Device, Assert.Single(root.GetProperty("devices").EnumerateArray()).GetProperty("device").GetString());
        Assert.Equal(["obras"], root.GetProperty("groups").EnumerateArray().Select(group => group.GetString()));
        Assert.Equal(
            ["enviada", "recebida", "a \"todos\" é"], root.GetProperty("messages").EnumerateArray().Select(item => item.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task An_export_of_many_messages_is_whole()
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana");
        for (var i = 0; i < 700; i++)
        {
            await ana.Tells("ana", $"nota {i}");
        }

        using var answer = await app.SendAsync(HttpMethod.Get, "/api/account", ana.Session.Token);

        using var export = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(Enumerable.Range(0, 700).Select(i => $"nota {i}"), export.RootElement.GetProperty("messages").EnumerateArray().Select(item => item.GetProperty("text").GetString()));
    }

    [Theory]
    [InlineData("GET", "/api/account")]
    [InlineData("POST", "/api/account/deletion")]
    public async Task Without_a_token_nothing_is_exported_and_nothing_deleted(string method, string path)
    {
        await using var app = await App.StartAsync();

        using var answer = await app.SendAsync(new HttpMethod(method), path, token: null);

        await answer.Refused(HttpStatusCode.Unauthorized, "token-invalid", "Erro, sessão inválida; entre de novo");
    }

    private static Task<HttpResponseMessage> Post(App app, SessionView session, string? password) =>
        app.SendAsync(HttpMethod.Post, "/api/account/deletion", session.Token, JsonContent.Create(new DeletionRequest(password), ContractsJson.Default.DeletionRequest));

    private static async Task Delete(App app, SessionView session, string? password = null)
    {
        using var answer = await Post(app, session, password);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, await answer.Content.ReadAsStringAsync());
    }

    private static async Task IsHeld(App app, string nick)
    {
        using var answer = await app.PostSessionAsync(nick);
        await answer.Refused(HttpStatusCode.Conflict, "nick-held", "Erro, este nick foi apagado há menos de 30 dias e ainda não pode ser usado");
    }

    /// <summary>The conversation once it holds a tombstone.</summary>
    private static async Task<IReadOnlyList<MessageItem>> Erased(TestUser reader, string kind, string? name)
    {
        IReadOnlyList<MessageItem> items = [];
        Assert.True(await Until.Holds(async () => (items = (await reader.Hub.History(kind, name, before: null, limit: null)).Data!.Items).Any(item => item.Deleted), Bounds.Wait));
        return items;
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static long Count(App app, string sql) => Run(app, sql);

    private static long Run(App app, string sql) => app.RunSql(sql);
}
