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
    [EachWay("dev")]
    [EachWay("DEV")]
    [EachWay("ｄｅｖ")]
    [EachWay("dеv")] // a Cyrillic е
    public async Task A_group_that_exists_or_looks_like_one_is_refused(HttpTransportType transport, Way way, string again)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");

        var reply = await bruno.By(way).CreateGroup(again);

        if (again is "dеv")
        {
            Assert.Equal("name-invalid", reply.Code);
        }
        else
        {
            reply.Refused("group-exists", "Error, grupo já existente");
        }

        Assert.Equal([new GroupView("dev", 1, false)], (await bruno.Hub.ListGroups()).Done());
    }
}
