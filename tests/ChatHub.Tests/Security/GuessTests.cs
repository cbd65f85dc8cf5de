using System.Net;
using System.Net.Http.Json;
using ChatHub.Contracts;

namespace ChatHub.Tests;

/// <summary>Guessing is slowed, and its victim still gets in.</summary>
public sealed class GuessTests
{
    private const string Secret = "a senha de ana";

    private const string TooMany = "Erro, tentativas demais; espere um minuto";

    [Fact]
    public async Task A_device_with_a_token_gets_in_from_the_address_of_a_guesser()
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:PasswordsPerMinute", "2"));
        var ana = await app.SignInAsync("ana");
        await Passwords.Set(app, ana, Secret);
        await GuessTooOften(app.Http, "ana");

        using var session = await app.PostSessionAsync("ana", Secret, ana.Token);
        using var change = await Passwords.Post(app, ana.Token, Secret, "outra senha de ana");

        Assert.Equal(HttpStatusCode.OK, session.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, change.StatusCode);
    }

    [Fact]
    public async Task A_token_of_another_nick_does_not_help_to_guess()
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:PasswordsPerMinute", "2"));
        await Passwords.Set(app, await app.SignInAsync("ana"), Secret);
        var bruno = await app.SignInAsync("bruno");
        await GuessTooOften(app.Http, "ana");

        using var guess = await app.PostSessionAsync("ana", Secret, bruno.Token);

        await guess.Refused(HttpStatusCode.TooManyRequests, "too-many-attempts", TooMany);
    }

    [Fact]
    public async Task A_device_cannot_guess_its_own_password_at_speed()
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:PasswordsPerMinute", "2"));
        var ana = await app.SignInAsync("ana");
        await Passwords.Set(app, ana, Secret);
        using (await Passwords.Post(app, ana.Token, "palpite 1", Secret)) { }
        using (await Passwords.Post(app, ana.Token, "palpite 2", Secret)) { }

        using var third = await Passwords.Post(app, ana.Token, Secret, Secret);

        await third.Refused(HttpStatusCode.TooManyRequests, "too-many-attempts", TooMany);
    }

    [Fact]
    public async Task Guesses_from_many_addresses_share_one_limit_and_an_address_without_failures_still_gets_in()
    {
        await using var app = await App.StartOnPortAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:PasswordsPerNickPerMinute", "1"));
        await Passwords.Set(app, await app.SignInAsync("ana"), Secret);
        using var guesser = app.ClientAt("127.0.0.2");
        using (var wrong = await Guess(guesser, "ana", "palpite 1")) await wrong.Refused(HttpStatusCode.Unauthorized, "password-wrong", "Erro, senha incorreta");
        using (var again = await Guess(guesser, "ana", "palpite 2")) await again.Refused(HttpStatusCode.TooManyRequests, "too-many-attempts", TooMany);

        using var owner = app.ClientAt("127.0.0.3");
        using var entered = await Guess(owner, "ana", Secret);

        Assert.Equal(HttpStatusCode.OK, entered.StatusCode);
    }

    private static async Task GuessTooOften(HttpClient http, string nick)
    {
        for (var guess = 0; guess < 2; guess++)
        {
            using var wrong = await Guess(http, nick, $"palpite {guess}");
            await wrong.Refused(HttpStatusCode.Unauthorized, "password-wrong", "Erro, senha incorreta");
        }

        using var tooMany = await Guess(http, nick, Secret);
        await tooMany.Refused(HttpStatusCode.TooManyRequests, "too-many-attempts", TooMany);
    }

    private static Task<HttpResponseMessage> Guess(HttpClient http, string nick, string password) =>
        http.PostAsJsonAsync("/api/session", new SessionRequest(nick, password, null), ContractsJson.Default.SessionRequest);
}
