using System.Net;
using ChatHub.Contracts;
using ChatHub.Server.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChatHub.Tests;

/// <summary>Reads that take long are the reader's own affair.</summary>
public sealed class LongReadTests
{
    [Fact]
    public async Task Entering_does_not_wait_for_lists_history_and_exports()
    {
        await using var app = await App.StartAsync();
        var known = await app.KnowAsync("ana");
        var readers = app.Services.GetRequiredService<Readers>();
        List<Reader> busy = [];
        foreach (var purpose in new[] { ReadPurpose.Delivery, ReadPurpose.List, ReadPurpose.Export })
        {
            for (var i = 0; i < Readers.AtOnce(purpose); i++)
            {
                busy.Add(await readers.RentAsync(purpose));
            }
        }

        await using var ana = await app.ConnectAsync(known);
        await using var bruno = await app.ConnectAsync("bruno");
        await bruno.Tells("ana", "cheguei");
        Assert.Equal(["cheguei"], await ana.Texts());

        busy.ForEach(reader => reader.Dispose());
    }

    [Fact]
    public async Task History_behind_many_broadcasts_for_others_finds_what_is_for_the_reader()
    {
        const int Others = 450;
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno");
        var away = await app.KnowAsync("ana");
        (await bruno.Hub.MessageAll("T", "para todos", Talk.NewId())).Done();
        await Task.WhenAll(Enumerable.Range(0, Others).Select(n => bruno.Hub.MessageAll("C", $"{n}", Talk.NewId())));
        await using var ana = await app.ConnectAsync(away);

        var page = (await ana.Hub.History("all", null, null, 1)).Done();

        Assert.Equal(["para todos"], page.Items.Select(item => item.Text));
        Assert.False(page.More);
    }

    [Fact]
    public async Task History_shows_each_user_the_broadcasts_that_were_for_them()
    {
        // More users than an audience's byte has bits, so that each bit is somebody's.
        const int Users = 20;
        await using var app = await App.StartAsync();
        List<TestUser> here = [];
        List<SessionView> away = [];
        for (var n = 0; n < Users; n++)
        {
            if (n % 3 == 0)
                away.Add(await app.KnowAsync($"user{n}"));
            else
                here.Add(await app.ConnectAsync($"user{n}"));
        }

        foreach (var audience in new[] { "C", "D", "T" })
        {
            (await here[0].Hub.MessageAll(audience, audience, Talk.NewId())).Done();
        }

        Assert.Equal(["C", "D", "T"], await Texts(here[0]));
        foreach (var user in here.Skip(1))
        {
            Assert.Equal(["C", "T"], await Texts(user));
        }

        foreach (var session in away)
        {
            await using var back = await app.ConnectAsync(session);
            Assert.Equal(["D", "T"], await Texts(back));
        }

        foreach (var user in here)
        {
            await user.DisposeAsync();
        }

        static async Task<IEnumerable<string>> Texts(TestUser user) => (await user.Hub.History("all", null, null, null)).Done().Items.Select(item => item.Text);
    }

    [Fact]
    public async Task A_user_has_one_export_at_a_time_and_another_user_has_theirs()
    {
        const int Messages = 60;
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana");
        await using var bruno = await app.ConnectAsync("bruno");
        // More than what the server writes ahead of a client that does not read.
        for (var n = 0; n < Messages; n++)
        {
            (await ana.Hub.Message("U", "ana", new string('x', 3_900), Talk.NewId())).Done();
        }

        using (var first = await Begin(ana))
        {
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            using var second = await Begin(ana);
            await second.Refused(HttpStatusCode.TooManyRequests, "rate-limited", "Erro, rápido demais; espere um pouco e tente de novo");
            using var his = await Begin(bruno);
            Assert.Equal(HttpStatusCode.OK, his.StatusCode);
            await first.Content.ReadAsStringAsync();
        }

        await EventuallyBegins(ana);

        Task<HttpResponseMessage> Begin(TestUser user)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/api/account");
            request.Headers.Authorization = new("Bearer", user.Session.Token);
            return app.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        }

        // The turn ends a moment after the last byte.
        async Task EventuallyBegins(TestUser user)
        {
            using var bound = new CancellationTokenSource(Bounds.Wait);
            while (true)
            {
                bound.Token.ThrowIfCancellationRequested();
                using var answer = await Begin(user);
                if (answer.StatusCode == HttpStatusCode.OK)
                    return;
            }
        }
    }
}
