using System.Net;
using System.Net.Http.Json;
using ChatHub.Contracts;
using ChatHub.TestKit;
using ChatHub.Tests.Lines;

namespace ChatHub.Tests;

/// <summary>A nick without a password belongs to the device that claimed it last.</summary>
public sealed class BareNickTests
{
    private const string InUse = "Error, Usuário já conectado";
    private const string NotConnected = "Erro, conecte-se com este nick antes";

    [Theory]
    [InlineData("GET", "/api/account", null)]
    [InlineData("POST", "/api/password", """{"current":null,"password":"attacker1"}""")]
    [InlineData("POST", "/api/account/deletion", """{"password":null}""")]
    public async Task A_device_that_is_not_connected_cannot_harm_the_nick(string method, string path, string? body)
    {
        await using var app = await App.StartAsync();
        await using var pedro = await app.ConnectAsync("pedro");
        var away = await app.KnowAsync("lucia");
        await pedro.Tells("lucia", "espera por você");
        var stranger = await app.SignInAsync("lucia");

        using var unclaimed = await Send(app, stranger);
        using var claimed = await Send(app, away);
        await using var lucia = await app.ConnectAsync(away);
        using var held = await Send(app, stranger);

        await unclaimed.Refused(HttpStatusCode.Conflict, "not-connected", NotConnected);
        await claimed.Refused(HttpStatusCode.Conflict, "not-connected", NotConnected);
        await held.Refused(HttpStatusCode.Conflict, "nick-in-use", InUse);
        Assert.Equal(["espera por você"], await lucia.Texts());
        using var own = await Send(app, lucia.Session);
        Assert.True(own.IsSuccessStatusCode, await own.Content.ReadAsStringAsync());

        Task<HttpResponseMessage> Send(App server, SessionView session) => server.SendAsync(
            new HttpMethod(method), path, session.Token, body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
    }

    [Fact]
    public async Task A_session_that_never_claimed_is_still_good_after_another_claim()
    {
        await using var app = await App.StartAsync();
        var waiting = await app.SignInAsync("maria");
        await app.KnowAsync("maria");

        await using var maria = await app.ConnectAsync(waiting);

        Assert.Equal(waiting.Device, maria.Welcome.Device);
    }

    [Fact]
    public async Task A_message_without_a_connection_claims_the_nick()
    {
        await using var app = await App.StartAsync();
        await using var pedro = await app.ConnectAsync("pedro");
        var earlier = await app.KnowAsync("cron");
        var now = await app.SignInAsync("cron");

        using var posted = await Messages.PostAsync(app, now.Token, "pedro", "da segunda máquina");
        using var refused = await Messages.PostAsync(app, earlier.Token, "pedro", "da primeira máquina");

        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        await refused.Refused(HttpStatusCode.Unauthorized, "token-invalid", "Erro, sessão inválida; entre de novo");
        Assert.Equal(["da segunda máquina"], await pedro.Texts());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_deletion_erases_only_what_its_own_device_sent(bool withPassword)
    {
        await using var app = await App.StartAsync();
        await using var pedro = await app.ConnectAsync("pedro");
        // Never acknowledged by its sender: it lies behind the next holder's beginning.
        var earlier = await app.SignInAsync("maria");
        using var posted = await Messages.PostAsync(app, earlier.Token, "pedro", "da primeira maria");
        await using var maria = await app.ConnectAsync("maria");
        await maria.Tells("pedro", "da segunda maria");
        if (withPassword)
            await Passwords.SetHeld(app, maria.Session, "açaí com granola");

        using var deleted = await app.SendAsync(HttpMethod.Post, "/api/account/deletion", maria.Session.Token,
            JsonContent.Create(new DeletionRequest(withPassword ? "açaí com granola" : null), ContractsJson.Default.DeletionRequest));

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        IReadOnlyList<MessageItem> items = [];
        var name = $"(apagado-{maria.Session.User})";
        Assert.True(await Until.Holds(
            async () => (items = (await pedro.Hub.History("user", name, before: null, limit: null)).Data!.Items).Any(item => item.Deleted), Bounds.Wait));
        Assert.Equal(["da primeira maria", ""], items.Select(item => item.Text));
    }

    [Fact]
    public async Task A_nick_is_free_at_once_for_a_client_that_has_just_closed_its_connection()
    {
        await using var app = await App.StartOnPortAsync();
        for (var round = 0; round < 20; round++)
        {
            await using var maria = await app.ConnectAsync("maria");
            await maria.Raw.StopAsync();

            using var again = await app.PostSessionAsync("maria");

            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        }
    }

    [Fact]
    public async Task Two_lines_under_one_bare_nick_are_two_devices()
    {
        await using var app = await LineApp.StartAsync();
        await using var pedro = await app.App.ConnectAsync("pedro");
        using (var first = await app.Enter("maria"))
        {
            await pedro.Tells("maria", "à primeira");
            await first.Says("(pedro, DATA HORA) à primeira");
            await first.Leaves();
        }

        var session = await app.App.KnowAsync("maria");
        await pedro.Tells("maria", "à segunda");
        using var second = await app.Enter("maria");

        await second.Says("(pedro, DATA HORA) à segunda");
        using var ended = await app.App.SendAsync(HttpMethod.Get, "/api/devices", session.Token);
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
    }
}
