using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class LeaveGroupTests
{
    [Theory, EachWay]
    public async Task Who_leaves_is_no_member(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");
        await bruno.Joins("dev");

        Assert.Equal(new GroupView("dev", 1, false), (await bruno.By(way).LeaveGroup("dev")).Done());
        Assert.Equal([new UserView("ana", true)], (await ana.Hub.ListGroupUsers("dev")).Done());
    }

    [Theory, EachWay]
    public async Task Who_is_no_member_cannot_leave(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");

        (await bruno.By(way).LeaveGroup("dev")).Refused("not-a-member", "Erro, você não participa do grupo");

        await bruno.Joins("dev");
        await bruno.Leaves("dev");
        (await bruno.By(way).LeaveGroup("dev")).Refused("not-a-member", "Erro, você não participa do grupo");
    }

    [Theory, EachWay]
    public async Task A_group_that_does_not_exist_is_refused(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        (await ana.By(way).LeaveGroup("dev")).Refused("no-such-group", "Erro grupo não existe");
    }
}
