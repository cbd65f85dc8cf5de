using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class CountUsersTests
{
    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task Those_a_broadcast_would_reach_are_counted(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await app.KnowAsync("carla");
        await app.SignInAsync("nunca");

        Assert.Equal(new UserCount(Known: 3, Connected: 2), (await ana.By(Way.Called).CountUsers()).Done());
    }
}
