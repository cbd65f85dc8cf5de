using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class MessageUserTests
{
    [Theory, EachWay]
    public async Task A_connected_user_gets_it_now(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        var id = Guid.CreateVersion7();

        var sent = (await ana.By(way).Message("U", "Bruno", "oi, Bruno", id.ToString())).Done();

        Assert.Equal((2, 2), (sent.Audience, sent.Connected));
        Assert.Equal(DateTimeKind.Utc, sent.At.Kind);
        var expected = new MessageItem(sent.Pos, id, "ana", new MessageTarget("user", "bruno", null), "oi, Bruno", sent.At, Mine: false);
        Assert.Equal(expected, await bruno.Sees("oi, Bruno"));
        Assert.Equal(expected with { Mine = true }, await ana.Sees("oi, Bruno"));
    }

    [Theory, EachWay]
    public async Task For_a_user_who_is_away_it_waits_and_the_reply_says_so(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var bruno = await app.KnowAsync("bruno");

        var waits = await ana.By(way).Message("U", "bruno", "até já", Talk.NewId());
        Assert.Equal((2, 1), (waits.Done().Audience, waits.Data!.Connected));

        await using var back = await app.ConnectAsync(bruno, transport);
        Assert.Equal(waits.Data.Pos, (await back.Sees("até já")).Pos);

        var now = await ana.By(way).Message("U", "bruno", "até já", Talk.NewId());
        Assert.Equal((2, 2), (now.Done().Audience, now.Data!.Connected));
        Assert.NotEqual(waits.Text, now.Text);
    }

    [Theory, EachWay]
    public async Task A_note_to_oneself_arrives_once(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        var sent = (await ana.By(way).Message("U", "ana", "comprar pão", Talk.NewId())).Done();

        Assert.Equal((1, 1), (sent.Audience, sent.Connected));
        var note = Assert.Single(await ana.CaughtUp());
        Assert.Equal(("ana", "ana", true, "comprar pão"), (note.From, note.To.Name, note.Mine, note.Text));
    }

    [Theory, EachWay]
    public async Task A_nick_that_nobody_has_is_refused(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        (await ana.By(way).Message("U", "ninguém", "oi", Talk.NewId())).Refused("no-such-user", "Erro, usuário não existe");
    }

    [Theory, EachWay]
    public async Task A_nick_that_never_connected_is_not_known(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var carla = await app.SignInAsync("carla");

        (await ana.By(way).Message("U", "carla", "oi", Talk.NewId())).Refused("no-such-user", "Erro, usuário não existe");

        await using var connected = await app.ConnectAsync(carla, transport);
        (await ana.By(way).Message("U", "carla", "oi", Talk.NewId())).Done();
    }

    [Theory, EachWay]
    public async Task Nobody_else_sees_it(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await using var carla = await app.ConnectAsync("carla", transport);

        (await ana.By(way).Message("U", "bruno", "segredo", Talk.NewId())).Done();

        Assert.Equal(["segredo"], await bruno.Texts());
        Assert.Empty(await carla.Texts());
    }
}
