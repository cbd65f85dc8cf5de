using System.Net;
using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class LimitTests
{
    [Theory, EachWay]
    public async Task Who_sends_too_fast_is_refused_and_may_try_the_same_id_again(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync(
            ("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:MessageBurst", "5"), ("ChatHub:Limits:MessagesPerSecond", "1"));
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);

        List<string> accepted = [];
        Reply<Sent> reply;
        do
        {
            accepted.Add($"{accepted.Count}");
            reply = await ana.By(way).Message("U", "bruno", accepted[^1], Talk.NewId());
        }
        while (reply.Ok && accepted.Count < 1_000);

        reply.Refused("rate-limited", "Erro, rápido demais; espere um pouco e tente de novo");
        accepted.RemoveAt(accepted.Count - 1);
        Assert.InRange(accepted.Count, 5, 999);
        await bruno.Tells("bruno", "os outros não esperam");
        Assert.Equal(accepted.Append("os outros não esperam"), await bruno.Texts());
    }

    [Fact]
    public async Task Passwords_cannot_be_guessed_at_speed()
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:PasswordsPerMinute", "2"));
        await Passwords.Set(app, await app.SignInAsync("ana"), "a senha de ana");
        for (var guess = 0; guess < 2; guess++)
        {
            using var wrong = await app.PostSessionAsync("ana", $"palpite {guess}");
            await wrong.Refused(HttpStatusCode.Unauthorized, "password-wrong", "Erro, senha incorreta");
        }

        using var tooMany = await app.PostSessionAsync("ana", "a senha de ana");

        await tooMany.Refused(HttpStatusCode.TooManyRequests, "too-many-attempts", "Erro, tentativas demais; espere um minuto");
        await app.SignInAsync("bruno");
    }

    [Fact]
    public async Task Sessions_are_not_given_out_without_end()
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:SessionsPerMinute", "3"));
        for (var n = 0; n < 3; n++)
        {
            await app.SignInAsync($"ana{n}");
        }

        using var tooMany = await app.PostSessionAsync("ana4");

        await tooMany.Refused(HttpStatusCode.TooManyRequests, "too-many-attempts", "Erro, tentativas demais; espere um minuto");
    }

    [Theory, EachTransport]
    public async Task A_full_queue_is_answered_busy_and_the_same_id_is_accepted_later(HttpTransportType transport)
    {
        await using var app = await App.StartAsync(("ChatHub:QueueLength", "1"));
        List<TestUser> users = [];
        for (var n = 0; n < 4; n++)
        {
            users.Add(await app.ConnectAsync($"user{n}", transport));
        }

        await Task.WhenAll(users.Select(SendsUntilAccepted));

        foreach (var user in users)
        {
            // Not caught up by a note to oneself: the saving of cursors alone fills this queue.
            await user.Sees("24");
            Assert.Equal(Enumerable.Range(0, 25).Select(n => $"{n}"), user.Shown.All.Select(item => item.Text));
            await user.DisposeAsync();
        }
    }

    private static async Task SendsUntilAccepted(TestUser user)
    {
        for (var n = 0; n < 25; n++)
        {
            var id = Talk.NewId();
            Reply<Sent> reply;
            while (!(reply = await user.Hub.Message("U", user.Nick, $"{n}", id)).Ok)
            {
                reply.Refused("busy", "Erro, servidor ocupado; tente de novo");
            }
        }
    }
}
