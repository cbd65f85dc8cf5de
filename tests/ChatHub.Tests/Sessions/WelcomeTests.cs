using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class WelcomeTests
{
    [Theory, EachTransport]
    public async Task The_welcome_says_who_and_where_one_is(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using (var before = await app.ConnectAsync("bruno", transport))
        {
            await before.Creates("dev");
            await before.Creates("vendas");
        }

        await using var ana = await app.ConnectAsync("Ana", transport);
        await ana.Joins("dev");
        await using var again = await app.ConnectAsync(ana.Session, transport);

        var welcome = again.Welcome;
        Assert.Equal((ana.Session.User, "Ana", ana.Session.Device), (welcome.User, welcome.Nick, welcome.Device));
        Assert.NotEmpty(welcome.Epoch);
        Assert.Equal(ana.Welcome.Epoch, welcome.Epoch);
        Assert.Equal(Limits.Default, welcome.Limits);
        Assert.Equal([new GroupView("dev", 2, true)], welcome.Groups);
        Assert.InRange(welcome.Position, 0, welcome.Head);
    }
}
