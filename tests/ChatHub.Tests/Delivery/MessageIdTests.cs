using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

/// <summary>The same id from the same sender is the same message for ever.</summary>
public sealed class MessageIdTests
{
    private const string Reused = "Erro, id já usado em outra mensagem";

    [Theory, EachWay]
    public async Task A_retry_gets_the_first_answer_and_sends_nothing(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");
        var (u, g, t) = (Talk.NewId(), Talk.NewId(), Talk.NewId());

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var first = (await ana.By(way).Message("U", "bruno", "uma", u)).Done();
            Assert.Equal(first, (await ana.By(way).Message("U", "bruno", "uma", u)).Done());
            var second = (await ana.By(way).Message("G", "dev", "duas", g)).Done();
            Assert.Equal(second, (await ana.By(way).Message("G", "dev", "duas", g)).Done());
            var third = (await ana.By(way).MessageAll("T", "três", t)).Done();
            Assert.Equal(third, (await ana.By(way).MessageAll("T", "três", t)).Done());
        }

        Assert.Equal(["uma", "duas", "três"], await ana.Texts());
        Assert.Equal(["uma", "três"], await bruno.Texts());
    }

    [Theory, EachWay]
    public async Task A_retry_gets_the_first_answer_although_the_audience_has_changed(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");
        await bruno.Joins("dev");
        var (c, g) = (Talk.NewId(), Talk.NewId());
        var all = (await ana.By(way).MessageAll("C", "a quem está", c)).Done();
        var group = (await ana.By(way).Message("G", "dev", "ao grupo", g)).Done();

        await ana.Leaves("dev");
        await bruno.DisposeAsync();

        Assert.Equal(all.Pos, (await ana.By(way).MessageAll("C", "a quem está", c)).Done().Pos);
        Assert.Equal(group.Pos, (await ana.By(way).Message("G", "dev", "ao grupo", g)).Done().Pos);
        Assert.Equal((all.At, group.At),
            ((await ana.By(way).MessageAll("C", "a quem está", c)).Done().At, (await ana.By(way).Message("G", "dev", "ao grupo", g)).Done().At));
        await using var back = await app.ConnectAsync(bruno.Session, transport);
        Assert.Equal(["a quem está", "ao grupo"], await back.Texts());
    }

    [Theory, EachWay]
    public async Task An_id_used_for_another_text_is_refused(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        var id = Talk.NewId();
        (await ana.By(way).Message("U", "bruno", "original", id)).Done();

        (await ana.By(way).Message("U", "bruno", "outro", id)).Refused("id-reused", Reused);
        (await ana.By(way).MessageAll("T", "outro", id)).Refused("id-reused", Reused);

        Assert.Equal(["original"], await bruno.Texts());
    }

    [Theory, EachWay]
    public async Task Two_senders_may_use_one_id(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        var id = Talk.NewId();

        (await ana.By(way).Message("U", "bruno", "de ana", id)).Done();
        (await bruno.By(way).Message("U", "ana", "de bruno", id)).Done();

        Assert.Equal(["de ana", "de bruno"], await ana.Texts());
        Assert.Equal(["de ana", "de bruno"], await bruno.Texts());
    }

    [Theory, EachWay]
    public async Task A_retry_after_a_restart_gets_the_first_answer(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        var ana = await app.ConnectAsync("ana", transport);
        var id = Talk.NewId();
        var first = (await ana.By(way).Message("U", "ana", "durável", id)).Done();

        await app.RestartAsync();

        await using var back = await app.ConnectAsync(ana.Session, transport);
        var again = (await back.By(way).Message("U", "ana", "durável", id)).Done();
        Assert.Equal((first.Pos, first.At, first.Audience), (again.Pos, again.At, again.Audience));
        Assert.Equal(["durável"], await back.Texts());
    }

    [Theory, EachTransport]
    public async Task One_id_sent_at_once_on_two_devices_becomes_one_message(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        var session = await app.SignInAsync("ana");
        await Passwords.Set(app, session, "uma senha qualquer");
        await using var phone = await app.ConnectAsync(session, transport);
        await using var desk = await app.ConnectAsync("ana", transport, "uma senha qualquer");

        for (var round = 0; round < 20; round++)
        {
            var (id, text) = (Talk.NewId(), $"rodada {round}");
            var answers = await Task.WhenAll(phone.Hub.Message("U", "ana", text, id), desk.Hub.Message("U", "ana", text, id));
            Assert.Equal(answers[0].Done().Pos, answers[1].Done().Pos);
        }

        var expected = Enumerable.Range(0, 20).Select(round => $"rodada {round}");
        Assert.Equal(expected, await phone.Texts());
        Assert.Equal(expected, await desk.Texts());
    }

    [Theory, EachTransport]
    public async Task Ids_are_compared_as_uuids_not_as_strings(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var id = Guid.CreateVersion7();

        var first = (await ana.Hub.Message("U", "ana", "oi", id.ToString().ToLowerInvariant())).Done();
        var second = (await ana.Hub.Message("U", "ana", "oi", id.ToString().ToUpperInvariant())).Done();

        Assert.Equal(first.Pos, second.Pos);
        Assert.Equal(["oi"], await ana.Texts());
    }
}
