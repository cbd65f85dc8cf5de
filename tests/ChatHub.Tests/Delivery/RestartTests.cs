using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class RestartTests
{
    [Theory, EachTransport]
    public async Task Who_is_connected_is_told_to_come_back_soon(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        await app.RestartAsync();

        var bye = await ana.Byes.First(_ => true, "the goodbye");
        Assert.Equal("draining", bye.Code);
        Assert.InRange(bye.RetryAfter ?? -1, 0, 60);
        await ana.Closed;
    }

    [Theory, EachTransport]
    public async Task After_it_everything_is_still_there(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        var ana = await app.ConnectAsync("ana", transport);
        var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");
        await bruno.Joins("dev");
        await ana.Creates("vazio");
        await ana.Leaves("vazio");
        await ana.Tells("bruno", "lida");
        await bruno.Sees("lida");
        await bruno.Ack();
        await bruno.DisposeAsync();
        await ana.Tells("bruno", "direta");
        await ana.TellsGroup("dev", "grupo");
        var d = await ana.TellsAll("D", "ausentes");

        await app.RestartAsync();

        await using var anaBack = await app.ConnectAsync(ana.Session, transport);
        Assert.Equal(ana.Welcome.Epoch, anaBack.Welcome.Epoch);
        Assert.True(anaBack.Welcome.Head >= d.Pos);
        Assert.Equal([new GroupView("dev", 2, true), new GroupView("vazio", 0, false)], (await anaBack.Hub.ListGroups()).Done());
        Assert.Equal([new UserView("ana", true), new UserView("bruno", false)], (await anaBack.Hub.ListGroupUsers("dev")).Done());
        Assert.Equal((2, 1), ((await anaBack.TellsGroup("dev", "de novo")).Audience, (await anaBack.TellsAll("C", "só eu")).Audience));

        await using var brunoBack = await app.ConnectAsync(bruno.Session, transport);
        Assert.Equal(["direta", "grupo", "ausentes", "de novo"], await brunoBack.Texts());
    }

    [Theory, EachTransport]
    public async Task A_session_resumes_after_it_without_losing_or_doubling_anything(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        var ana = await app.ConnectAsync("ana", transport);
        var bruno = await app.ConnectAsync("bruno", transport);
        for (var n = 0; n < 20; n++)
        {
            await ana.Tells("bruno", $"antes {n}");
        }

        await bruno.Sees("antes 19");
        await app.RestartAsync();

        await using var anaBack = await app.ConnectAsync(ana.Session, transport, ana.Position, ana.Welcome.Epoch);
        await anaBack.Tells("bruno", "depois");
        await using var brunoBack = await app.ConnectAsync(bruno.Session, transport, bruno.Position, bruno.Welcome.Epoch);
        Assert.Equal(["depois"], await brunoBack.Texts());
        Assert.Empty(brunoBack.Gaps.All);
        Assert.Equal(Enumerable.Range(0, 20).Select(n => $"antes {n}"), bruno.Shown.All.Select(item => item.Text));
    }

    [Fact]
    public async Task A_second_server_on_the_same_data_refuses_to_start()
    {
        await using var app = await App.StartAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => App.StartAsync(("ChatHub:DataFolder", app.DataFolder)));

        await using var ana = await app.ConnectAsync("ana");
        await ana.Tells("ana", "o primeiro segue de pé");
    }
}
