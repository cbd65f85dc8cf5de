using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class BroadcastTests
{
    [Theory, EachTransport]
    public async Task C_reaches_who_was_connected_even_if_he_reads_it_later(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var bruno = await app.ConnectAsync("bruno", transport);
        var carla = await app.KnowAsync("carla");

        await ana.TellsAll("C", "só os presentes");
        await bruno.DisposeAsync();

        await using var brunoBack = await app.ConnectAsync(bruno.Session, transport);
        await using var carlaBack = await app.ConnectAsync(carla, transport);
        Assert.Equal(["só os presentes"], await brunoBack.Texts());
        Assert.Empty(await carlaBack.Texts());
    }

    [Theory, EachTransport]
    public async Task D_reaches_who_was_away_and_not_who_left_afterwards(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var bruno = await app.ConnectAsync("bruno", transport);
        var carla = await app.KnowAsync("carla");

        var sent = await ana.TellsAll("D", "só os ausentes");
        await bruno.DisposeAsync();

        Assert.Equal((2, 1), (sent.Audience, sent.Connected));
        await using var brunoBack = await app.ConnectAsync(bruno.Session, transport);
        await using var carlaBack = await app.ConnectAsync(carla, transport);
        Assert.Empty(await brunoBack.Texts());
        Assert.Equal(["só os ausentes"], await carlaBack.Texts());
        Assert.Equal(["só os ausentes"], await ana.Texts());
    }

    [Theory, EachTransport]
    public async Task The_senders_copy_waits_for_the_senders_other_session(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        var first = await app.ConnectAsync("ana", transport);
        await first.TellsAll("D", "minha própria");
        await first.Sees("minha própria");
        await first.DisposeAsync();

        await using var back = await app.ConnectAsync(first.Session, transport);
        var own = Assert.Single(await back.CaughtUp());
        Assert.Equal(("minha própria", true), (own.Text, own.Mine));
    }

    [Theory, EachTransport]
    public async Task C_and_D_together_are_T(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        List<TestUser> here = [];
        List<TestUser> away = [];
        for (var n = 0; n < 6; n++)
        {
            var user = await app.ConnectAsync($"user{n}", transport);
            (n % 2 == 0 ? here : away).Add(user);
        }

        foreach (var user in away)
        {
            await user.DisposeAsync();
        }

        var c = await ana.TellsAll("C", "C");
        var d = await ana.TellsAll("D", "D");
        var t = await ana.TellsAll("T", "T");

        Assert.Equal((4, 4, 4, 1, 7, 4), (c.Audience, c.Connected, d.Audience, d.Connected, t.Audience, t.Connected));
        foreach (var user in here)
        {
            Assert.Equal(["C", "T"], await user.Texts());
            await user.DisposeAsync();
        }

        foreach (var user in away)
        {
            await using var back = await app.ConnectAsync(user.Session, transport);
            Assert.Equal(["D", "T"], await back.Texts());
        }
    }
}
