using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class ListUsersTests
{
    [Theory, EachWay]
    public async Task The_connected_users_are_listed_by_nick_and_nobody_else(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var maria = await app.ConnectAsync("maria", transport);
        await using var ana = await app.ConnectAsync("ana", transport);
        await app.KnowAsync("bruno");
        await app.SignInAsync("carla");

        var reply = await ana.By(way).ListUsers();

        Assert.Equal([new UserView("ana", true), new UserView("maria", true)], reply.Done());
        Assert.Contains("ana", reply.Text, StringComparison.Ordinal);
        Assert.Contains("maria", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("bruno", reply.Text, StringComparison.Ordinal);
    }
}
