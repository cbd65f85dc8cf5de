using System.Buffers.Binary;
using System.Net;
using System.Text;
using ChatHub.Contracts;
using ChatHub.Server.Store;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace ChatHub.Tests;

public sealed class PasswordTests
{
    private const string Secret = "açaí com granola";

    [Fact]
    public async Task A_nick_with_a_password_asks_for_it()
    {
        await using var app = await App.StartAsync();
        await Own(app, "ana");

        using var without = await app.PostSessionAsync("ana");
        using var wrong = await app.PostSessionAsync("ana", "banana com mel");
        using var right = await app.PostSessionAsync("ana", Secret);

        await without.Refused(HttpStatusCode.Unauthorized, "password-required", "Erro, este nick tem senha");
        await wrong.Refused(HttpStatusCode.Unauthorized, "password-wrong", "Erro, senha incorreta");
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Theory, EachTransport]
    public async Task Its_owner_may_be_connected_from_several_devices_and_sees_everything_on_each(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno", transport);
        var first = await Own(app, "ana");
        await using var phone = await app.ConnectAsync(first, transport);
        await using var desk = await app.ConnectAsync("ana", transport, Secret);

        await bruno.Tells("ana", "oi para as duas");
        await phone.Tells("bruno", "do telefone");
        var sent = await desk.TellsAll("T", "da mesa");

        Assert.Equal((2, 2), (sent.Audience, sent.Connected));
        string[] expected = ["oi para as duas", "do telefone", "da mesa"];
        Assert.Equal(expected, await phone.Texts());
        Assert.Equal(expected, await desk.Texts());
        Assert.Equal([false, true, true], (await desk.CaughtUp()).Select(item => item.Mine));
    }

    [Theory, EachTransport]
    public async Task The_owner_counts_as_connected_until_the_last_device_leaves(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno", transport);
        var phone = await app.ConnectAsync(await Own(app, "ana"), transport);
        var desk = await app.ConnectAsync("ana", transport, Secret);

        await phone.DisposeAsync();
        Assert.Equal(2, (await bruno.Tells("ana", "uma se foi")).Connected);

        await desk.DisposeAsync();
        Assert.Equal(1, (await bruno.Tells("ana", "as duas se foram")).Connected);
    }

    [Fact]
    public async Task Setting_it_revokes_the_nicks_other_devices()
    {
        await using var app = await App.StartAsync();
        var other = await app.SignInAsync("ana");
        var own = await Own(app, "ana");

        await Assert.ThrowsAnyAsync<Exception>(() => app.ConnectAsync(other));
        await using var ana = await app.ConnectAsync(own);
        using var known = await app.PostSessionAsync("ana", token: own.Token);
        Assert.Equal(HttpStatusCode.OK, known.StatusCode);
    }

    [Fact]
    public async Task To_change_it_one_must_know_it()
    {
        await using var app = await App.StartAsync();
        var ana = await Own(app, "ana");

        using var blind = await Passwords.Post(app, ana.Token, current: null, "outra senha boa");
        using var wrong = await Passwords.Post(app, ana.Token, "não é esta", "outra senha boa");
        using var right = await Passwords.Post(app, ana.Token, Secret, "outra senha boa");

        Assert.Equal(HttpStatusCode.Unauthorized, blind.StatusCode);
        await wrong.Refused(HttpStatusCode.Unauthorized, "password-wrong", "Erro, senha incorreta");
        Assert.True(right.IsSuccessStatusCode);
        using var old = await app.PostSessionAsync("ana", Secret);
        await old.Refused(HttpStatusCode.Unauthorized, "password-wrong", "Erro, senha incorreta");
        await app.SignInAsync("ana", "outra senha boa");
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(8, true)]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public async Task It_has_8_to_128_characters(int length, bool valid)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana");

        using var answer = await Passwords.Post(app, ana.Session.Token, current: null, new string('ç', length));

        if (valid)
        {
            Assert.True(answer.IsSuccessStatusCode);
        }
        else
        {
            await answer.Refused(HttpStatusCode.BadRequest, "password-invalid", "Erro, a senha precisa ter de 8 a 128 caracteres");
        }
    }

    [Fact]
    public async Task Without_a_token_nobodys_password_is_set()
    {
        await using var app = await App.StartAsync();

        using var answer = await Passwords.Post(app, "nenhum", current: null, Secret);

        await answer.Refused(HttpStatusCode.Unauthorized, "token-invalid", "Erro, sessão inválida; entre de novo");
    }

    [Fact]
    public async Task While_passwords_are_guessed_messages_are_answered()
    {
        await using var app = await App.StartAsync();
        await using var bruno = await app.ConnectAsync("bruno");
        await Own(app, "ana");

        var guesses = Enumerable.Range(0, 8 * Environment.ProcessorCount).Select(n => app.PostSessionAsync("ana", $"palpite {n}")).ToList();
        for (var n = 0; n < 10; n++) await bruno.Tells("bruno", $"{n}");

        Assert.Contains(guesses, guess => !guess.IsCompleted);
        foreach (var guess in guesses)
        {
            using var answer = await guess;
            await answer.Refused(HttpStatusCode.Unauthorized, "password-wrong", "Erro, senha incorreta");
        }
    }

    [Fact]
    public async Task Neither_it_nor_a_token_is_stored_but_hashes_of_them()
    {
        await using var app = await App.StartAsync();
        var ana = await Own(app, "ana");

        var hash = Convert.FromBase64String((await app.Services.GetRequiredService<Lookups>().PasswordHashAsync(ana.User))!);
        Assert.Equal(220_000u, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)));
        var stored = string.Concat(Directory.GetFiles(app.DataFolder, "chathub.db*").Select(Shared));
        Assert.Contains("ana", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, stored, StringComparison.Ordinal);
        Assert.DoesNotContain(ana.Token, stored, StringComparison.Ordinal);

        static string Shared(string path)
        {
            using var file = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), Encoding.UTF8);
            return file.ReadToEnd();
        }
    }

    [Fact]
    public async Task It_outlives_the_server()
    {
        await using var app = await App.StartAsync();
        await Own(app, "ana");

        await app.RestartAsync();

        using var without = await app.PostSessionAsync("ana");
        Assert.Equal("password-required", (await without.Problem()).Code);
        await app.SignInAsync("ana", Secret);
    }

    private static async Task<SessionView> Own(App app, string nick)
    {
        var session = await app.SignInAsync(nick);
        await Passwords.Set(app, session, Secret);
        return session;
    }
}
