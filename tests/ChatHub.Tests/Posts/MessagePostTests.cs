using System.Net;
using System.Net.Http.Json;
using System.Text;
using ChatHub.Contracts;
using ChatHub.TestKit;

namespace ChatHub.Tests.Posts;

/// <summary>Messages over HTTP, from a device that has no connection.</summary>
public sealed class MessagePostTests
{
    [Fact]
    public async Task A_message_arrives_and_the_same_id_is_the_same_message()
    {
        await using var app = await App.StartAsync();
        await using var maria = await app.ConnectAsync("maria");
        var cron = await app.SignInAsync("cron");
        var id = Talk.NewId();

        var (status, first) = await Post(app, cron, User("maria"), "backup pronto", id);
        var (again, second) = await Post(app, cron, User("maria"), "backup pronto", id);
        var (other, third) = await Post(app, cron, User("maria"), "outro texto", id);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Conflict), (status, again, other));
        Assert.Equal(first.Text, second.Text);
        Assert.Equal(first.Done(), second.Done());
        third.Refused("id-reused", "Erro, id já usado em outra mensagem");
        Assert.Equal(["backup pronto"], await maria.Texts());
        Assert.Equal("cron", (await maria.Sees("backup pronto")).From);
    }

    [Fact]
    public async Task Who_has_only_posted_is_known_and_finds_the_answers_on_coming()
    {
        await using var app = await App.StartAsync();
        await using var maria = await app.ConnectAsync("maria");
        var cron = await app.SignInAsync("cron");
        (await maria.Hub.Message("U", "cron", "já?", Talk.NewId())).Refused("no-such-user", "Erro, usuário não existe");

        await Post(app, cron, All("T"), "bom dia");
        await maria.Tells("cron", "bom dia, cron");
        await Post(app, cron, User("maria"), "tudo bem");

        await using var connected = await app.ConnectAsync(cron);
        Assert.Equal(["bom dia", "bom dia, cron", "tudo bem"], await connected.Texts());
        Assert.Equal(["bom dia", "bom dia, cron", "tudo bem"], await maria.Texts());
    }

    [Fact]
    public async Task Every_target_is_reached_by_the_rules_of_the_hub()
    {
        await using var app = await App.StartAsync();
        await app.KnowAsync("ausente");
        await using var maria = await app.ConnectAsync("maria");
        await maria.Creates("amigos");
        var session = await app.KnowAsync("cron");
        await using (var cron = await app.ConnectAsync(session))
        {
            await cron.Joins("amigos");
        }

        Assert.Equal((2, 1), await Reached(new MessageTarget(TargetKinds.Group, "amigos", null)));
        Assert.Equal((2, 1), await Reached(All("C")));
        Assert.Equal((2, 0), await Reached(All("D")));
        Assert.Equal((3, 1), await Reached(All("T")));
        Assert.Equal(3, (await maria.CaughtUp()).Count);

        async Task<(int, int)> Reached(MessageTarget to)
        {
            var (status, reply) = await Post(app, session, to, "oi");
            Assert.Equal(HttpStatusCode.OK, status);
            return (reply.Done().Audience, reply.Done().Connected);
        }
    }

    [Theory]
    [InlineData("user", "ninguem", null, "oi", null, HttpStatusCode.NotFound, "no-such-user")]
    [InlineData("group", "nenhum", null, "oi", null, HttpStatusCode.NotFound, "no-such-group")]
    [InlineData("group", "amigos", null, "oi", null, HttpStatusCode.Forbidden, "not-a-member")]
    [InlineData("user", "maria", null, "", null, HttpStatusCode.BadRequest, "text-invalid")]
    [InlineData("user", "maria", null, "oi", "um", HttpStatusCode.BadRequest, "id-invalid")]
    [InlineData("user", null, null, "oi", null, HttpStatusCode.BadRequest, "bad-arguments")]
    [InlineData("all", null, "X", "oi", null, HttpStatusCode.BadRequest, "bad-arguments")]
    [InlineData("todos", null, "T", "oi", null, HttpStatusCode.BadRequest, "bad-arguments")]
    public async Task A_refusal_is_the_hubs_with_a_status(string kind, string? name, string? audience, string text, string? id, HttpStatusCode status, string code)
    {
        await using var app = await App.StartAsync();
        await using var maria = await app.ConnectAsync("maria");
        await maria.Creates("amigos");

        var (answered, reply) = await Post(app, await app.SignInAsync("cron"), new MessageTarget(kind, name, audience), text, id);

        Assert.Equal((status, code, false), (answered, reply.Code, reply.Ok));
        Assert.Empty(await maria.Texts());
    }

    [Fact]
    public async Task Nobody_speaks_under_a_bare_nick_while_another_holds_it()
    {
        await using var app = await App.StartAsync();
        await using var maria = await app.ConnectAsync("maria");
        var waiting = await app.SignInAsync("ana");
        await using (var ana = await app.ConnectAsync("ana"))
        {
            var (status, reply) = await Post(app, waiting, User("maria"), "sou eu");
            Assert.Equal(HttpStatusCode.Conflict, status);
            reply.Refused("nick-in-use", "Error, Usuário já conectado");
            Assert.Equal(HttpStatusCode.OK, (await Post(app, ana.Session, User("maria"), "eu mesma")).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await Post(app, waiting, User("maria"), "agora sim")).Status);
        Assert.Equal(["eu mesma", "agora sim"], await maria.Texts());
    }

    [Fact]
    public async Task What_was_sent_without_a_connection_is_deleted_with_its_account_too()
    {
        await using var app = await App.StartAsync();
        await using var maria = await app.ConnectAsync("maria");
        await app.KnowAsync("cron");
        var another = await app.SignInAsync("cron");
        await Post(app, another, All("T"), "apague-me");
        await maria.Sees("apague-me");

        await using var cron = await app.ConnectAsync(another);
        using var body = JsonContent.Create(new DeletionRequest(Password: null), ContractsJson.Default.DeletionRequest);
        using var deleted = await app.SendAsync(HttpMethod.Post, "/api/account/deletion", another.Token, body);

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.True(await Until.Holds(async () => (await maria.Hub.History("all", null, null, null)).Done().Items is [{ Deleted: true }]));
    }

    [Fact]
    public async Task Too_fast_is_told_as_such()
    {
        await using var app = await App.StartAsync(
            ("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:MessageBurst", "1"), ("ChatHub:Limits:MessagesPerSecond", "1"));
        var cron = await app.KnowAsync("cron");

        await Post(app, cron, User("cron"), "1");
        await Post(app, cron, User("cron"), "2");
        var (status, reply) = await Post(app, cron, User("cron"), "3");

        Assert.Equal((HttpStatusCode.TooManyRequests, "rate-limited"), (status, reply.Code));
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("70000", HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_that_is_no_message_is_a_bad_request(string body, HttpStatusCode status)
    {
        await using var app = await App.StartOnPortAsync();
        var cron = await app.SignInAsync("cron");
        using var content = new StringContent(body == "70000" ? $"{{\"text\":\"{new string('x', 70_000)}\"}}" : body, Encoding.UTF8, "application/json");

        using var answer = await app.SendAsync(HttpMethod.Post, "/api/messages", cron.Token, content);

        await answer.Refused(status, "bad-request", "Erro, pedido inválido");
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent()
    {
        await using var app = await App.StartAsync();
        using var content = JsonContent.Create(new MessageRequest(All("T"), "oi", null), ContractsJson.Default.MessageRequest);

        using var answer = await app.SendAsync(HttpMethod.Post, "/api/messages", token: null, content);

        await answer.Refused(HttpStatusCode.Unauthorized, "token-invalid", "Erro, sessão inválida; entre de novo");
    }

    private static MessageTarget User(string nick) => new(TargetKinds.User, nick, Audience: null);

    private static MessageTarget All(string audience) => new(TargetKinds.All, Name: null, audience);

    private static async Task<(HttpStatusCode Status, Reply<Sent> Reply)> Post(App app, SessionView sender, MessageTarget to, string text, string? id = null)
    {
        using var content = JsonContent.Create(new MessageRequest(to, text, id), ContractsJson.Default.MessageRequest);
        using var answer = await app.SendAsync(HttpMethod.Post, "/api/messages", sender.Token, content);
        return (answer.StatusCode, Json.Read(await answer.Content.ReadAsStringAsync(), ContractsJson.Default.ReplySent));
    }
}
