using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class MessageGroupTests
{
    [Theory, EachWay]
    public async Task The_members_get_it_and_nobody_else(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await using var carla = await app.ConnectAsync("carla", transport);
        await ana.Creates("dev");
        await bruno.Joins("dev");
        var id = Guid.CreateVersion7();

        var sent = (await ana.By(way).Message("G", "DEV", "bom dia, grupo", id.ToString())).Done();

        Assert.Equal((2, 2), (sent.Audience, sent.Connected));
        var expected = new MessageItem(sent.Pos, id, "ana", new MessageTarget("group", "dev", null), "bom dia, grupo", sent.At, Mine: false);
        Assert.Equal([expected], await bruno.CaughtUp());
        Assert.Equal([expected with { Mine = true }], await ana.CaughtUp());
        Assert.Empty(await carla.CaughtUp());
    }

    [Theory, EachWay]
    public async Task A_member_who_is_away_gets_it_when_back(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await ana.Creates("dev");
        SessionView bruno;
        await using (var member = await app.ConnectAsync("bruno", transport))
        {
            await member.Joins("dev");
            bruno = member.Session;
        }

        var sent = (await ana.By(way).Message("G", "dev", "volte logo", Talk.NewId())).Done();

        Assert.Equal((2, 1), (sent.Audience, sent.Connected));
        await using var back = await app.ConnectAsync(bruno, transport);
        Assert.Equal(["volte logo"], await back.Texts());
    }

    [Theory, EachWay]
    public async Task Only_members_may_send(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");

        (await bruno.By(way).Message("G", "dev", "oi", Talk.NewId())).Refused("not-a-member", "Erro, você não participa do grupo");

        Assert.Empty(await ana.Texts());
    }

    [Theory, EachWay]
    public async Task Who_left_may_not_send(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await ana.Creates("dev");
        await ana.Leaves("dev");

        (await ana.By(way).Message("G", "dev", "oi", Talk.NewId())).Refused("not-a-member", "Erro, você não participa do grupo");
    }

    [Theory, EachWay]
    public async Task A_group_that_does_not_exist_is_refused(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        (await ana.By(way).Message("G", "dev", "oi", Talk.NewId())).Refused("no-such-group", "Erro grupo não existe");
    }
}
