using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class ListGroupsTests
{
    [Theory, EachWay]
    public async Task All_groups_are_listed_by_name_with_their_members_counted(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("vendas");
        await ana.Creates("dev");
        await bruno.Joins("dev");

        var reply = await bruno.By(way).ListGroups();

        Assert.Equal([new GroupView("dev", 2, true), new GroupView("vendas", 1, false)], reply.Done());
        Assert.Contains("dev", reply.Text, StringComparison.Ordinal);
        Assert.Contains("vendas", reply.Text, StringComparison.Ordinal);
    }

    [Theory, EachWay]
    public async Task Without_any_group_it_says_so(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        (await ana.By(way).ListGroups()).Refused("no-groups", "Erro, nenhum grupo cadastrado");
    }

    [Theory, EachWay]
    public async Task A_group_that_everybody_left_is_still_there(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await ana.Creates("dev");
        await ana.Leaves("dev");

        Assert.Equal([new GroupView("dev", 0, false)], (await ana.By(way).ListGroups()).Done());
        (await ana.By(way).JoinGroup("dev")).Done();
    }
}
