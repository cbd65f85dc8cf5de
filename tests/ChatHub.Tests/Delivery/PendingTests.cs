using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class PendingTests
{
    [Theory, EachTransport]
    public async Task What_waited_comes_once_and_in_order_on_connect(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var away = await app.KnowAsync("bruno");
        await ana.Creates("dev");
        await using (var bruno = await app.ConnectAsync(away, transport))
        {
            await bruno.Joins("dev");
        }

        string[] sent = [.. Enumerable.Range(1, 60).Select(n => $"mensagem {n}")];
        foreach (var (n, text) in sent.Index())
        {
            _ = (n % 3) switch
            {
                0 => await ana.Tells("bruno", text),
                1 => await ana.TellsGroup("dev", text),
                _ => await ana.TellsAll("T", text),
            };
        }

        await using (var back = await app.ConnectAsync(away, transport))
        {
            Assert.Equal(sent, await back.Texts());
            await back.Ack();
        }

        await using var again = await app.ConnectAsync(away, transport);
        Assert.Empty(await again.Texts());
    }

    [Theory, EachTransport]
    public async Task What_was_not_acknowledged_comes_again(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var away = await app.KnowAsync("bruno");
        await ana.Tells("bruno", "um");
        await ana.Tells("bruno", "dois");

        await using (var back = await app.ConnectAsync(away, transport))
        {
            var first = await back.Sees("um");
            await back.Sees("dois");
            await back.Hub.Ack(first.Pos);
        }

        await using var again = await app.ConnectAsync(away, transport);
        Assert.Equal(["dois"], (await again.Texts()).Where(text => text is "um" or "dois"));
    }

    [Theory, EachTransport]
    public async Task What_waited_comes_before_what_is_new(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var away = await app.KnowAsync("bruno");
        for (var n = 0; n < 300; n++)
        {
            await ana.Tells("bruno", $"antes {n}");
        }

        await using var back = await app.ConnectAsync(away, transport);
        for (var n = 0; n < 50; n++)
        {
            await ana.Tells("bruno", $"depois {n}");
        }

        var expected = Enumerable.Range(0, 300).Select(n => $"antes {n}").Concat(Enumerable.Range(0, 50).Select(n => $"depois {n}"));
        Assert.Equal(expected, await back.Texts());
    }

    [Theory, EachTransport]
    public async Task Everybody_sees_one_order(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await using var carla = await app.ConnectAsync("carla", transport);

        await Task.WhenAll(Floods(ana), Floods(bruno), Floods(carla));

        var seen = await ana.CaughtUp();
        Assert.Equal(120, seen.Count);
        Assert.Equal(seen.Select(item => item.Pos), (await bruno.CaughtUp()).Select(item => item.Pos));
        Assert.Equal(seen.Select(item => item.Pos), (await carla.CaughtUp()).Select(item => item.Pos));
        Assert.All(seen.GroupBy(item => item.From), one => Assert.Equal(Enumerable.Range(0, 40).Select(n => $"{one.Key} {n}"), one.Select(item => item.Text)));
    }

    private static async Task Floods(TestUser user)
    {
        // Started in order, not awaited one by one: the connection keeps the order.
        var sends = Enumerable.Range(0, 40).Select(n => user.Hub.MessageAll("T", $"{user.Nick} {n}", Talk.NewId())).ToArray();
        foreach (var reply in await Task.WhenAll(sends))
        {
            reply.Done();
        }
    }
}
