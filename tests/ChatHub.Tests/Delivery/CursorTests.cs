using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class CursorTests
{
    [Theory]
    [EachTransport(long.MaxValue)]
    [EachTransport(1_000_000L)]
    public async Task Acknowledging_beyond_the_head_skips_nothing_that_comes_later(HttpTransportType transport, long position)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var bruno = await app.ConnectAsync("bruno", transport);
        await bruno.Hub.Ack(position);
        await ana.Tells("bruno", "depois disso");
        await bruno.Sees("depois disso");
        await bruno.DisposeAsync();

        await ana.Tells("bruno", "e depois da saída");

        await using var back = await app.ConnectAsync(bruno.Session, transport);
        Assert.Equal(["depois disso", "e depois da saída"], await back.Texts());
    }

    [Theory]
    [EachTransport(-1L)]
    [EachTransport(0L)]
    [EachTransport(long.MinValue)]
    public async Task An_acknowledgement_never_moves_back(HttpTransportType transport, long position)
    {
        await using var app = await App.StartAsync();
        var ana = await app.ConnectAsync("ana", transport);
        await ana.Tells("ana", "vista");
        await ana.Sees("vista");
        await ana.Ack();

        await ana.Hub.Ack(position);
        await ana.DisposeAsync();

        await using var back = await app.ConnectAsync(ana.Session, transport);
        Assert.Empty(await back.Texts());
    }

    [Theory, EachTransport]
    public async Task Each_device_has_its_own_cursor(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var first = await app.SignInAsync("bruno");
        await Passwords.Set(app, first, "açaí com granola");
        var second = await app.SignInAsync("bruno", "açaí com granola");

        await using (await app.ConnectAsync(second, transport))
        {
        }

        await ana.Tells("bruno", "para os dois");
        await using (var one = await app.ConnectAsync(first, transport))
        {
            Assert.Equal(["para os dois"], await one.Texts());
            await one.Ack();
        }

        await using (var other = await app.ConnectAsync(second, transport))
        {
            Assert.Equal(["para os dois"], (await other.Texts()).Distinct());
        }

        await using var again = await app.ConnectAsync(first, transport);
        Assert.Empty(await again.Texts());
    }

    [Theory, EachTransport]
    public async Task A_new_device_begins_at_the_highest_cursor_of_the_users_devices(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using (var first = await app.ConnectAsync("bruno", transport))
        {
            await ana.Tells("bruno", "lida");
            await first.Sees("lida");
            await first.Ack();
            await ana.Tells("bruno", "não lida");
            await first.Sees("não lida");
        }

        await using var second = await app.ConnectAsync("bruno", transport);

        Assert.Equal(["não lida"], await second.Texts());
    }

    [Theory, EachTransport]
    public async Task A_users_first_device_begins_at_the_users_creation(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await ana.TellsAll("T", "antes de bruno");
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.TellsAll("T", "depois de bruno");

        Assert.Equal(["depois de bruno"], await bruno.Texts());
        await using var again = await app.ConnectAsync(bruno.Session, transport, since: 0);
        Assert.Equal(["depois de bruno"], await again.Texts());
    }
}
