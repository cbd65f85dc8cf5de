using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class ListGroupUsersTests
{
    [Theory, EachWay]
    public async Task The_members_are_listed_each_connected_or_not(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await ana.Creates("dev");
        await using (var bruno = await app.ConnectAsync("bruno", transport))
        {
            await bruno.Joins("dev");
        }

        await using var carla = await app.ConnectAsync("carla", transport);

        var reply = await carla.By(way).ListGroupUsers("dev");

        Assert.Equal([new UserView("ana", true), new UserView("bruno", false)], reply.Done());
        Assert.Contains("bruno", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("carla", reply.Text, StringComparison.Ordinal);
    }

    [Theory, EachWay]
    public async Task A_group_that_does_not_exist_is_refused(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        (await ana.By(way).ListGroupUsers("dev")).Refused("no-such-group", "Erro, grupo não cadastrado");
    }
}
