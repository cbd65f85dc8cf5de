using System.Net;
using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class TakeoverTests
{
    [Theory, EachTransport]
    public async Task The_same_device_takes_over_its_own_ghost(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await using var ghost = await app.ConnectAsync("ana", transport);

        await using var ana = await app.ConnectAsync(ghost.Session, transport);

        var bye = await ghost.Byes.First(_ => true, "the goodbye");
        Assert.Equal(("replaced", null), (bye.Code, bye.RetryAfter));
        await ghost.Closed;
        await ghost.DisposeAsync();
        Assert.Equal(["ana", "bruno"], (await bruno.Hub.ListUsers()).Done().Select(user => user.Nick));
        await bruno.Tells("ana", "ainda aí?");
        Assert.Equal(["ainda aí?"], await ana.Texts());
    }

    [Theory, EachTransport]
    public async Task A_session_asked_for_with_the_devices_token_is_the_same_device(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        var again = await app.SignInAsync("ana", token: ana.Session.Token);

        Assert.Equal((ana.Session.User, ana.Session.Device), (again.User, again.Device));
        await using var back = await app.ConnectAsync(again, transport);
        Assert.Equal("replaced", (await ana.Byes.First(_ => true, "the goodbye")).Code);
    }

    [Theory, EachTransport]
    public async Task The_ghost_leaves_the_group_of_nobody(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await using var ghost = await app.ConnectAsync("ana", transport);
        await bruno.Creates("dev");
        await ghost.Joins("dev");

        await using var ana = await app.ConnectAsync(ghost.Session, transport);
        await ghost.Closed;
        await ghost.DisposeAsync();

        var sent = await bruno.TellsGroup("dev", "todos aqui?");
        Assert.Equal((2, 2), (sent.Audience, sent.Connected));
        Assert.Equal(["todos aqui?"], await ana.Texts());
        using var other = await app.PostSessionAsync("ana");
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Theory, EachTransport]
    public async Task A_token_of_somebody_else_opens_no_other_nick(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);

        using var answer = await app.PostSessionAsync("ana", token: bruno.Session.Token);

        await answer.Refused(HttpStatusCode.Conflict, "nick-in-use", "Error, Usuário já conectado");
    }
}
