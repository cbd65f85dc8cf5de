using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class JoinGroupTests
{
    [Theory, EachWay]
    public async Task Who_joins_is_a_member(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");

        Assert.Equal(new GroupView("dev", 2, true), (await bruno.By(way).JoinGroup("DEV")).Done());
        Assert.Equal(["ana", "bruno"], (await ana.Hub.ListGroupUsers("dev")).Done().Select(user => user.Nick));
    }

    [Theory, EachWay]
    public async Task Joining_twice_is_fine_and_says_so(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");

        var first = await bruno.By(way).JoinGroup("dev");
        var second = await bruno.By(way).JoinGroup("dev");

        Assert.Equal(first.Done(), second.Done());
        Assert.NotEqual(first.Text, second.Text);
        Assert.Contains("já", second.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachWay]
    public async Task A_group_that_does_not_exist_is_refused(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        (await ana.By(way).JoinGroup("dev")).Refused("no-such-group", "Erro grupo não existe");
    }
}
