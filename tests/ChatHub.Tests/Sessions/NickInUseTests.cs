using System.Net;
using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class NickInUseTests
{
    private const string InUse = "Error, Usuário já conectado";
    private const string LookAlike = "Erro, este nome é parecido demais com outro";

    [Theory, EachTransport]
    public async Task A_session_for_a_nick_in_use_is_refused_with_the_exact_text(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        using var answer = await app.PostSessionAsync("ana");

        await answer.Refused(HttpStatusCode.Conflict, "nick-in-use", InUse);
    }

    [Theory, EachTransport]
    public async Task Another_device_fails_to_start_with_exactly_that_text(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        var first = await app.SignInAsync("ana");
        var second = await app.SignInAsync("ana");
        await using var ana = await app.ConnectAsync(first, transport);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => app.ConnectAsync(second, transport));

        Assert.Equal(InUse, failure.Message);
        Assert.Equal(["ana"], (await ana.Hub.ListUsers()).Done().Select(user => user.Nick));
    }

    [Theory, EachTransport]
    public async Task Once_it_is_free_the_other_device_connects(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        var first = await app.SignInAsync("ana");
        var second = await app.SignInAsync("ana");
        await using (await app.ConnectAsync(first, transport))
        {
        }

        await using var ana = await app.ConnectAsync(second, transport);
        Assert.Equal(first.User, ana.Welcome.User);
        Assert.NotEqual(first.Device, ana.Welcome.Device);
    }

    [Theory, EachTransport]
    public async Task Of_many_devices_at_once_exactly_one_gets_the_nick(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        List<SessionView> devices = [];
        for (var i = 0; i < 8; i++)
        {
            devices.Add(await app.SignInAsync("ana"));
        }

        var attempts = devices.Select(device => TryConnect(app, device, transport)).ToArray();
        var connected = (await Task.WhenAll(attempts)).OfType<TestUser>().ToArray();

        await using var winner = Assert.Single(connected);
        Assert.Equal(["ana"], (await winner.Hub.ListUsers()).Done().Select(user => user.Nick));
    }

    [Fact]
    public async Task Of_two_look_alikes_asked_for_at_once_one_is_given_and_the_other_refused()
    {
        await using var app = await App.StartAsync();
        for (var round = 0; round < 20; round++)
        {
            var answers = await Task.WhenAll(app.PostSessionAsync($"coco{round}"), app.PostSessionAsync($"сосо{round}")); // the second all Cyrillic

            Assert.Single(answers, answer => answer.IsSuccessStatusCode);
            await Assert.Single(answers, answer => !answer.IsSuccessStatusCode).Refused(HttpStatusCode.Conflict, "nick-look-alike", LookAlike);
            Array.ForEach(answers, answer => answer.Dispose());
        }
    }

    private static async Task<TestUser?> TryConnect(App app, SessionView device, HttpTransportType transport)
    {
        try
        {
            return await app.ConnectAsync(device, transport);
        }
        catch (Exception refused) when (refused.Message == InUse)
        {
            return null;
        }
    }
}
