using System.Text;
using ChatHub.TestKit;
using Microsoft.Data.Sqlite;

namespace ChatHub.Tests.Lines;

/// <summary>What was sent comes once and in order, as to any session; the cursor is what was written.</summary>
public sealed class LineDeliveryTests
{
    [Fact]
    public async Task What_was_sent_to_somebody_who_is_away_waits_through_a_restart_and_comes_once()
    {
        await using var app = await LineApp.StartAsync();
        await (await app.Enter("maria")).Leaves();
        using (var ana = await app.Enter("ana"))
        {
            for (var n = 1; n <= 3; n++)
            {
                await ana.Asks($"-msg U maria {n}", "maria está sem conexão agora; a mensagem fica esperando", $"(ana, DATA HORA) {n}");
            }

            await ana.Leaves();
        }

        await app.App.RestartAsync();

        using var maria = await app.Enter("maria");
        await maria.Says("(ana, DATA HORA) 1", "(ana, DATA HORA) 2", "(ana, DATA HORA) 3");
        await maria.Leaves();
        using var again = await app.Enter("maria");
        await again.Asks("-msg U maria só isto", "Mensagem guardada para você", "(maria, DATA HORA) só isto");
    }

    [Fact]
    public async Task A_thousand_lines_arrive_once_and_in_order()
    {
        const int Lines = 1_000;
        await using var app = await LineApp.StartAsync();
        using var maria = await app.Enter("maria");
        using var ana = await app.Enter("ana");
        var script = new StringBuilder();
        for (var n = 0; n < Lines; n++)
        {
            script.Append(System.Globalization.CultureInfo.InvariantCulture, $"-msg U maria linha {n}\n");
        }

        var reading = ana.ReadToEnd();
        await ana.Send(script.ToString());
        ana.EndInput();

        for (var n = 0; n < Lines; n++)
        {
            Assert.Equal($"(ana, DATA HORA) linha {n}", await maria.Read());
        }

        var answers = await reading;
        Assert.Equal(Lines, answers.Count(line => line == "Mensagem enviada; maria está online"));
        Assert.Equal(Enumerable.Range(0, Lines).Select(n => $"(ana, DATA HORA) linha {n}"), answers.Where(line => line.StartsWith('(')));
    }

    [Fact]
    public async Task What_was_read_elsewhere_under_the_nick_does_not_come_on_a_line_again()
    {
        await using var app = await LineApp.StartAsync();
        await (await app.Enter("ana")).Leaves();
        await using var pedro = await app.App.ConnectAsync("pedro");
        await pedro.Tells("ana", "só uma vez");
        await using (var onPage = await app.App.ConnectAsync("ana"))
        {
            await onPage.Sees("só uma vez");
            await onPage.Ack();
        }

        using var ana = await app.Enter("ana");

        await ana.Asks("-msg U ana fim", "Mensagem guardada para você", "(ana, DATA HORA) fim");
    }

    [Fact]
    public async Task All_lines_of_a_nick_are_one_device()
    {
        await using var app = await LineApp.StartAsync();
        for (var n = 0; n < 5; n++)
        {
            await (await app.Enter("ana")).Leaves();
        }

        await using var store = new SqliteConnection($"Data Source={Path.Combine(app.App.DataFolder, "chathub.db")};Mode=ReadOnly;Pooling=False");
        await store.OpenAsync();
        await using var count = store.CreateCommand();
        count.CommandText = "SELECT count(*) FROM devices";
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_server_that_stops_says_so()
    {
        await using var app = await LineApp.StartAsync();
        using var ana = await app.Enter("ana");

        await app.App.RestartAsync();

        await ana.Ends("O servidor está reiniciando.");
    }

    [Fact]
    public async Task What_is_being_written_when_the_input_ends_comes_whole_and_not_again()
    {
        await using var app = await LineApp.StartAsync();
        using var ana = await app.Enter("ana");
        await using var pedro = await app.App.ConnectAsync("pedro");
        var text = new string('x', 3_900);

        // More than the system takes before it is read.
        for (var n = 0; n < 2_500; n++)
        {
            await pedro.Tells("ana", $"{n} {text}");
        }

        ana.EndInput();
        var shown = await ana.ReadToEnd();
        Assert.Equal(Enumerable.Range(0, shown.Count).Select(n => $"(pedro, DATA HORA) {n} {text}"), shown);

        using var again = await app.Enter("ana");
        Assert.StartsWith($"(pedro, DATA HORA) {shown.Count} ", await again.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_read_is_cut_and_holds_nobody_up()
    {
        await using var app = await LineApp.StartAsync();
        using var stuck = await app.Enter("parado");
        await using var pedro = await app.App.ConnectAsync("pedro");
        var text = new string('x', 4_000);

        // More than the system takes for somebody who does not read.
        for (var n = 0; n < 3_000; n++)
        {
            await pedro.Tells("parado", text);
        }

        Assert.True(await Until.Holds(async () => (await pedro.Hub.ListUsers()).Done().Count == 1), "He is still connected.");
    }
}
