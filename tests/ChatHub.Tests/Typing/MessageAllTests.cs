using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class MessageAllTests
{
    [Theory]
    [EachWay("C", 2, 2)]
    [EachWay("D", 2, 1)]
    [EachWay("T", 3, 2)]
    public async Task Each_letter_reaches_exactly_who_it_should(HttpTransportType transport, Way way, string letter, int audience, int connected)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var here = await app.ConnectAsync("bruno", transport);
        var away = await app.KnowAsync("carla");
        await app.SignInAsync("nunca");
        var id = Guid.CreateVersion7();

        var sent = (await ana.By(way).MessageAll(letter, "olá a todos", id.ToString())).Done();

        Assert.Equal((audience, connected), (sent.Audience, sent.Connected));
        var expected = new MessageItem(sent.Pos, id, "ana", new MessageTarget("all", null, letter), "olá a todos", sent.At, Mine: false);
        await using var back = await app.ConnectAsync(away, transport);
        Assert.Equal([expected with { Mine = true }], await ana.CaughtUp());
        Assert.Equal(letter is "C" or "T" ? [expected] : [], await here.CaughtUp());
        Assert.Equal(letter is "D" or "T" ? [expected] : [], await back.CaughtUp());
    }

    [Theory]
    [EachWay("C")]
    [EachWay("T")]
    public async Task Who_connects_for_the_first_time_afterwards_does_not_get_it(HttpTransportType transport, Way way, string letter)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var signedIn = await app.SignInAsync("bruno");

        (await ana.By(way).MessageAll(letter, "cedo demais", Talk.NewId())).Done();

        await using var bruno = await app.ConnectAsync(signedIn, transport);
        await using var carla = await app.ConnectAsync("carla", transport);
        Assert.Empty(await bruno.Texts());
        Assert.Empty(await carla.Texts());
    }

    [Theory, EachWay]
    public async Task Alone_one_still_sees_ones_own(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        foreach (var letter in (string[])["C", "D", "T"])
        {
            var sent = (await ana.By(way).MessageAll(letter, "eco " + letter, Talk.NewId())).Done();
            Assert.Equal((1, 1), (sent.Audience, sent.Connected));
        }

        Assert.Equal(["eco C", "eco D", "eco T"], await ana.Texts());
    }
}
