using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class HistoryTests
{
    [Theory, EachTransport]
    public async Task A_conversation_is_read_page_by_page_newest_page_first(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        for (var n = 0; n < 7; n++)
        {
            await (n % 2 == 0 ? ana : bruno).Tells(n % 2 == 0 ? "bruno" : "ana", $"{n}");
            await ana.Tells("ana", "de outra conversa");
            await ana.TellsAll("T", "a todos");
        }

        var newest = (await ana.Hub.History("user", "bruno", before: null, limit: 3)).Done();
        var middle = (await ana.Hub.History("user", "bruno", newest.Items[0].Pos, limit: 3)).Done();
        var oldest = (await ana.Hub.History("user", "bruno", middle.Items[0].Pos, limit: 3)).Done();

        Assert.Equal(["4", "5", "6"], Texts(newest));
        Assert.Equal(["1", "2", "3"], Texts(middle));
        Assert.Equal(["0"], Texts(oldest));
        Assert.Equal([true, true, false], [newest.More, middle.More, oldest.More]);
        Assert.Equal((await ana.CaughtUp()).Where(item => item.Text == "0"), oldest.Items);
    }

    [Theory, EachTransport]
    public async Task Each_kind_of_conversation_has_its_own(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        await ana.Creates("dev");
        await ana.Tells("bruno", "direta");
        await ana.Tells("ana", "nota");
        await ana.TellsGroup("dev", "grupo");
        await ana.TellsAll("C", "C");
        await ana.TellsAll("D", "D");
        await ana.TellsAll("T", "T");

        foreach (var (kind, name, expected) in ((string, string?, string[])[])
            [
                ("user", "bruno", ["direta"]), ("U", "BRUNO", ["direta"]), ("user", "ana", ["nota"]),
                ("group", "dev", ["grupo"]), ("G", "DEV", ["grupo"]), ("all", null, ["C", "D", "T"]), ("T", null, ["C", "D", "T"]),
            ])
        {
            Assert.Equal(expected, Texts((await ana.Hub.History(kind, name, before: null, limit: null)).Done()));
        }

        Assert.Equal(["C", "T"], Texts((await bruno.Hub.History("all", name: null, before: null, limit: null)).Done()));
    }

    [Theory]
    [EachTransport(1, 1)]
    [EachTransport(200, 200)]
    [EachTransport(201, 200)]
    [EachTransport(int.MaxValue, 200)]
    [EachTransport(0, 1)]
    [EachTransport(-1, 1)]
    [EachTransport(null, 200)]
    public async Task A_page_holds_1_to_200_messages(HttpTransportType transport, int? limit, int expected)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await Task.WhenAll(Enumerable.Range(0, 210).Select(n => ana.Tells("ana", $"{n}")));

        var page = (await ana.Hub.History("user", "ana", before: null, limit)).Done();

        Assert.Equal((expected, true), (page.Items.Count, page.More));
        Assert.Equal("209", page.Items[^1].Text);
    }

    [Theory]
    [EachTransport(0L)]
    [EachTransport(1L)]
    [EachTransport(-1L)]
    [EachTransport(long.MinValue)]
    public async Task Before_the_beginning_there_is_nothing(HttpTransportType transport, long before)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await ana.Tells("ana", "nota");

        var page = (await ana.Hub.History("user", "ana", before, limit: null)).Done();

        Assert.Equal((0, false), (page.Items.Count, page.More));
    }

    [Theory, EachTransport]
    public async Task Before_the_largest_position_there_is_everything(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await ana.Tells("ana", "nota");

        Assert.Equal(["nota"], Texts((await ana.Hub.History("user", "ana", long.MaxValue, limit: null)).Done()));
    }

    [Theory, EachTransport]
    public async Task It_moves_no_cursor(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        var away = await app.KnowAsync("bruno");
        await ana.Tells("bruno", "pendente");
        await using (var back = await app.ConnectAsync(away, transport))
        {
            Assert.Equal(["pendente"], Texts((await back.Hub.History("user", "ana", before: null, limit: null)).Done()));
        }

        await using var again = await app.ConnectAsync(away, transport);
        Assert.Equal(["pendente"], await again.Texts());
    }

    private static string[] Texts(HistoryPage page) => [.. page.Items.Select(item => item.Text)];
}
