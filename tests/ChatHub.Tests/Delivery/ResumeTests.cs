using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class ResumeTests
{
    [Theory, EachTransport]
    public async Task From_each_position_the_rest_comes_and_nothing_else(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var bruno = await app.KnowAsync("bruno");
        List<Sent> sent = [];
        for (var n = 0; n < 6; n++)
        {
            sent.Add(await ana.Tells("bruno", $"mensagem {n}"));
            await ana.Tells("ana", "um buraco na vista de bruno");
        }

        for (var n = 0; n < sent.Count; n++)
        {
            var rest = Enumerable.Range(n + 1, sent.Count - n - 1).Select(m => $"mensagem {m}");
            await using var at = await app.ConnectAsync(bruno, transport, since: sent[n].Pos);
            Assert.Equal(sent[n].Pos, at.Welcome.Position);
            Assert.Equal(rest, await at.Texts());
        }

        await using var before = await app.ConnectAsync(bruno, transport, since: sent[0].Pos - 1);
        Assert.Equal(Enumerable.Range(0, 6).Select(m => $"mensagem {m}"), await before.Texts());
    }

    [Theory]
    [EachTransport(-1L)]
    [EachTransport(0L)]
    [EachTransport(long.MinValue)]
    public async Task Since_is_never_effective_below_the_devices_own_beginning(HttpTransportType transport, long since)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using (var earlier = await app.ConnectAsync("bruno", transport))
        {
            await ana.Tells("bruno", "do dono anterior");
            await earlier.Sees("do dono anterior");
            await earlier.Ack();
        }

        await using var later = await app.ConnectAsync("bruno", transport);
        await ana.Tells("bruno", "do dono atual");
        await later.Sees("do dono atual");
        await later.Ack();

        await using var prying = await app.ConnectAsync(later.Session, transport, since: since);

        Assert.Equal(later.Welcome.Position, prying.Welcome.Position);
        Assert.Equal(new Gap(since, later.Welcome.Position, "device"), await prying.Gaps.First(_ => true, "the gap"));
        Assert.Equal(["do dono atual"], await prying.Texts());
    }

    [Theory]
    [EachTransport(1_000L)]
    [EachTransport(1_000_000L)]
    [EachTransport(long.MaxValue)]
    public async Task Since_is_never_effective_beyond_the_head(HttpTransportType transport, long beyond)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var bruno = await app.KnowAsync("bruno");
        var sent = await ana.Tells("bruno", "já visto");

        var since = beyond == long.MaxValue ? beyond : sent.Pos + beyond;
        await using var ahead = await app.ConnectAsync(bruno, transport, since: since);
        Assert.Equal(ahead.Welcome.Head, ahead.Welcome.Position);
        Assert.Equal("epoch", (await ahead.Gaps.First(_ => true, "the gap")).Reason);
        await ana.Tells("bruno", "nova");

        Assert.Equal(["nova"], await ahead.Texts());
    }

    [Theory]
    [EachTransport("abc")]
    [EachTransport("9223372036854775808")]
    [EachTransport("1e3")]
    [EachTransport("")]
    public async Task A_since_that_is_no_position_leaks_and_breaks_nothing(HttpTransportType transport, string since)
    {
        await using var app = await App.StartAsync();
        var bruno = await app.KnowAsync("bruno");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/chat/negotiate?negotiateVersion=1&since=" + since);
        request.Headers.Authorization = new("Bearer", bruno.Token);

        using var answer = await app.Http.SendAsync(request);

        Assert.InRange((int)answer.StatusCode, 200, 499);
        await using var fine = await app.ConnectAsync(bruno, transport);
        Assert.Empty(await fine.Texts());
    }

    [Theory, EachTransport]
    public async Task Another_epoch_is_answered_with_a_gap_and_nothing_is_skipped(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var bruno = await app.KnowAsync("bruno");
        await ana.Tells("bruno", "não se perde");

        await using var lost = await app.ConnectAsync(bruno, transport, since: 1_000_000, epoch: "outra-vida");

        Assert.Equal("epoch", (await lost.Gaps.First(_ => true, "the gap")).Reason);
        await lost.Sees("não se perde");
    }

    [Theory, EachTransport]
    public async Task The_same_epoch_is_answered_without_a_gap(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var sent = await ana.Tells("ana", "um");
        await ana.Tells("ana", "dois");

        await using var back = await app.ConnectAsync(ana.Session, transport, since: sent.Pos, epoch: ana.Welcome.Epoch);

        Assert.Equal(["dois"], await back.Texts());
        Assert.Empty(back.Gaps.All);
    }
}
