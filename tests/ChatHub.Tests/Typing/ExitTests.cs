using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class ExitTests
{
    [Theory, EachWay]
    public async Task Exit_says_goodbye_and_disconnects(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await using var ana = await app.ConnectAsync("ana", transport);

        (await ana.By(way).Exit()).Done();

        var bye = await ana.Byes.First(_ => true, "the goodbye");
        Assert.Equal("exit", bye.Code);
        Assert.NotEmpty(bye.Text);
        Assert.Null(bye.RetryAfter);
        await ana.Closed;
        Assert.Equal(["bruno"], (await bruno.Hub.ListUsers()).Done().Select(user => user.Nick));
    }

    [Theory, EachWay]
    public async Task After_exit_the_nick_is_free_for_others(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        (await ana.By(way).Exit()).Done();
        await ana.Closed;

        await using var other = await app.ConnectAsync("ana", transport);
        Assert.NotEqual(ana.Session.Device, other.Session.Device);
    }
}
