using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

/// <summary>Who joins gets what is sent after; who leaves keeps what was sent before; nothing becomes visible later at an older position.</summary>
public sealed class MembershipTests
{
    [Theory, EachTransport]
    public async Task Who_joins_gets_only_what_is_sent_after(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");
        await ana.TellsGroup("dev", "antes");

        await bruno.Joins("dev");
        await ana.TellsGroup("dev", "depois");

        Assert.Equal(["depois"], await bruno.Texts());
        await using var fromTheStart = await app.ConnectAsync(bruno.Session, transport, since: 0);
        Assert.Equal(["depois"], await fromTheStart.Texts());
    }

    [Theory, EachTransport]
    public async Task Who_leaves_keeps_what_was_sent_before(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");
        await bruno.Joins("dev");
        await bruno.DisposeAsync();

        await ana.TellsGroup("dev", "ainda membro");
        await using (var back = await app.ConnectAsync(bruno.Session, transport))
        {
            await back.Leaves("dev");
        }

        await ana.TellsGroup("dev", "já não");

        await using var later = await app.ConnectAsync(bruno.Session, transport);
        Assert.Equal(["ainda membro"], await later.Texts());
    }

    [Theory, EachTransport]
    public async Task Who_comes_back_does_not_get_what_was_sent_in_between(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");
        foreach (var round in (string[])["um", "dois", "três"])
        {
            await bruno.Joins("dev");
            await ana.TellsGroup("dev", "dentro " + round);
            await bruno.Leaves("dev");
            await ana.TellsGroup("dev", "fora " + round);
        }

        string[] expected = ["dentro um", "dentro dois", "dentro três"];
        Assert.Equal(expected, await bruno.Texts());
        await using var fromTheStart = await app.ConnectAsync(bruno.Session, transport, since: -1);
        Assert.Equal(expected, await fromTheStart.Texts());
    }

    [Theory, EachTransport]
    public async Task Joining_twice_shows_nothing_twice(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");
        await bruno.Joins("dev");
        await bruno.Joins("dev");

        Assert.Equal(2, (await ana.TellsGroup("dev", "uma vez")).Audience);

        Assert.Equal(["uma vez"], await bruno.Texts());
    }

    [Theory, EachTransport]
    public async Task A_user_joins_with_all_devices_and_all_sessions(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await ana.Creates("dev");
        var first = await app.ConnectAsync("bruno", transport);
        await first.Joins("dev");
        await first.DisposeAsync();

        await using var second = await app.ConnectAsync("bruno", transport);
        Assert.NotEqual(first.Session.Device, second.Session.Device);
        await ana.TellsGroup("dev", "para o outro aparelho também");

        Assert.Equal(["para o outro aparelho também"], await second.Texts());
    }
}
