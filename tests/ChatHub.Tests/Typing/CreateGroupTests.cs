using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class CreateGroupTests
{
    [Theory, EachWay]
    public async Task The_creator_becomes_the_first_member(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        var reply = await ana.By(way).CreateGroup("Família");

        Assert.Equal(new GroupView("Família", 1, true), reply.Done());
        Assert.Contains("Família", reply.Text, StringComparison.Ordinal);
        Assert.Equal([new UserView("ana", true)], (await ana.Hub.ListGroupUsers("Família")).Done());
    }

    [Theory]
    [EachWay("coco", "coco")]
    [EachWay("coco", "COCO")]
    [EachWay("coco", "ｃｏｃｏ")]
    public async Task A_group_that_exists_is_refused(HttpTransportType transport, Way way, string name, string again)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates(name);

        (await bruno.By(way).CreateGroup(again)).Refused("group-exists", "Error, grupo já existente");

        Assert.Equal([new GroupView(name, 1, false)], (await bruno.Hub.ListGroups()).Done());
    }

    [Theory]
    [EachWay("coco", "сосо")] // all Cyrillic
    [EachWay("coco", "c0c0")]
    [EachWay("maria", "rnaria")]
    public async Task A_group_that_looks_like_another_is_refused(HttpTransportType transport, Way way, string name, string alike)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await ana.Creates(name);

        (await ana.By(way).CreateGroup(alike)).Refused("name-look-alike", "Erro, este nome é parecido demais com outro");

        Assert.Equal([name], (await ana.Hub.ListGroups()).Done().Select(group => group.Name));
    }
}
