using System.Net;
using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class NickInUseTests
{
    private const string InUse = "Error, Usuário já conectado";
    private const string LookAlike = "Erro, este nome é parecido demais com outro";

    [Theory, EachTransport]
    public async Task A_session_for_a_nick_in_use_is_refused_with_the_exact_text(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        using var answer = await app.PostSessionAsync("ana");

        await answer.Refused(HttpStatusCode.Conflict, "nick-in-use", InUse);
    }

    [Theory, EachTransport]
    public async Task Another_device_fails_to_start_with_exactly_that_text(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        var first = await app.SignInAsync("ana");
        var second = await app.SignInAsync("ana");
        await using var ana = await app.ConnectAsync(first, transport);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => app.ConnectAsync(second, transport));

        Assert.Equal(InUse, failure.Message);
        Assert.Equal(["ana"], (await ana.Hub.ListUsers()).Done().Select(user => user.Nick));
    }

    [Theory, EachTransport]
    public async Task Once_it_is_free_the_other_device_connects(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        var first = await app.SignInAsync("ana");
        var second = await app.SignInAsync("ana");
        await using (await app.ConnectAsync(first, transport))
        {
        }

        await using var ana = await app.ConnectAsync(second, transport);
        Assert.Equal(first.User, ana.Welcome.User);
        Assert.NotEqual(first.Device, ana.Welcome.Device);
    }

    [Theory, EachTransport]
    public async Task Of_many_devices_at_once_exactly_one_gets_the_nick(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        List<SessionView> devices = [];
        for (var i = 0; i < 8; i++)
        {
            devices.Add(await app.SignInAsync("ana"));
        }

        var attempts = devices.Select(device => TryConnect(app, device, transport)).ToArray();
        var connected = (await Task.WhenAll(attempts)).OfType<TestUser>().ToArray();

        await using var winner = Assert.Single(connected);
        Assert.Equal(["ana"], (await winner.Hub.ListUsers()).Done().Select(user => user.Nick));
    }

    [Fact]
    public async Task Of_two_look_alikes_claimed_at_once_one_is_given_and_the_other_refused()
    {
        await using var app = await App.StartAsync();
        for (var round = 0; round < 20; round++)
        {
            SessionView[] asked = [await app.SignInAsync($"coco{round}"), await app.SignInAsync($"сосо{round}")]; // the second all Cyrillic

            var claims = await Task.WhenAll(asked.Select(session => TryConnect(app, session, HttpTransportType.WebSockets, LookAlike)));

            await using var winner = Assert.Single(claims.OfType<TestUser>());
            using var late = await app.PostSessionAsync(asked.Single(session => session.Nick != winner.Nick).Nick);
            await late.Refused(HttpStatusCode.Conflict, "nick-look-alike", LookAlike);
        }
    }

    [Fact]
    public async Task A_nick_that_was_only_asked_for_keeps_nobody_from_one_that_looks_like_it()
    {
        await using var app = await App.StartAsync();
        await app.SignInAsync("сосо"); // all Cyrillic

        await using var coco = await app.ConnectAsync("coco");
        using var late = await app.PostSessionAsync("сосо");

        await late.Refused(HttpStatusCode.Conflict, "nick-look-alike", LookAlike);
    }

    [Fact]
    public async Task A_nick_that_was_only_asked_for_is_forgotten_after_48_hours()
    {
        await using var app = await App.StartAsync();
        var asked = await app.SignInAsync("maria");
        var known = await app.KnowAsync("pedro");
        var recent = await app.SignInAsync("lucia");
        app.RunSql($"UPDATE devices SET last_seen = last_seen - 49 * 36000000000 WHERE id <> {recent.Device}");

        await app.RestartAsync();

        Assert.True(await TestKit.Until.Holds(
            () => Task.FromResult(app.RunSql($"SELECT count(*) FROM users WHERE nick = 'maria'") == 0), Bounds.Wait));
        using var ended = await app.SendAsync(HttpMethod.Get, "/api/devices", asked.Token);
        Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
        await using var pedro = await app.ConnectAsync(known);
        await using var lucia = await app.ConnectAsync(recent);
        await using var maria = await app.ConnectAsync("maria");
        Assert.NotEqual(asked.User, maria.Welcome.User);
    }

    private static async Task<TestUser?> TryConnect(App app, SessionView device, HttpTransportType transport, string refusal = InUse)
    {
        try
        {
            return await app.ConnectAsync(device, transport);
        }
        catch (Exception refused) when (refused.Message == refusal)
        {
            return null;
        }
    }
}
