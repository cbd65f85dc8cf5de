using System.Net;

namespace ChatHub.Tests;

/// <summary>An operator can see who was turned away, and nothing that is nobody's business.</summary>
public sealed class SecurityLogTests
{
    private const string Secret = "uma senha secreta";
    private const string Wrong = "a senha de outro lugar";

    [Fact]
    public async Task Whoever_is_turned_away_is_in_the_log_by_address_without_what_he_typed()
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:PasswordsPerMinute", "1"));
        var ana = await app.SignInAsync("ana");
        await Passwords.Set(app, ana, Secret);

        using (var wrong = await app.PostSessionAsync("ana", Wrong)) await wrong.Refused(HttpStatusCode.Unauthorized, "password-wrong", "Erro, senha incorreta");
        using (var tooMany = await app.PostSessionAsync("ana", Wrong)) Assert.Equal(HttpStatusCode.TooManyRequests, tooMany.StatusCode);
        using var forged = new HttpRequestMessage(HttpMethod.Delete, "/api/session");
        forged.Headers.TryAddWithoutValidation("Authorization", "Bearer " + new string('0', 64));
        using (var none = await app.Http.SendAsync(forged)) Assert.Equal(HttpStatusCode.Unauthorized, none.StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/api/commands");
        foreign.Headers.TryAddWithoutValidation("Origin", "https://evil.example");
        using (var refused = await app.Http.SendAsync(foreign)) Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        Assert.Equal(
            ["password-wrong", "too-many-attempts", "token-invalid", "foreign-origin"],
            app.Errors.TurnedAway.Select(line => line.Split("Turned away: ")[1].Split(';')[0]));
        Assert.All(app.Errors.TurnedAway, line => Assert.Contains("address", line, StringComparison.Ordinal));
        Assert.DoesNotContain(app.Errors.TurnedAway, line =>
            line.Contains(Wrong, StringComparison.Ordinal) || line.Contains("ana", StringComparison.Ordinal) || line.Contains("000000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_foreign_page_is_logged_with_its_origin_and_the_host_that_it_asked_for()
    {
        await using var app = await App.StartAsync();

        await ComeFromElsewhere(app);

        Assert.Contains("the page's origin https://evil.example is not the host localhost", Assert.Single(app.Errors.TurnedAway), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_loop_of_refusals_leaves_ten_lines_of_each_kind()
    {
        await using var app = await App.StartAsync();

        for (var i = 0; i < 100; i++)
        {
            await ComeFromElsewhere(app);
            using var none = await app.SendAsync(HttpMethod.Get, "/api/devices", token: new string('0', 64));
        }

        Assert.Equal(10, app.Errors.TurnedAway.Count(line => line.Contains("foreign-origin", StringComparison.Ordinal)));
        Assert.Equal(10, app.Errors.TurnedAway.Count(line => line.Contains("token-invalid", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Everyday_refusals_are_not_there()
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana");

        using (var taken = await app.PostSessionAsync("ana")) await taken.Refused(HttpStatusCode.Conflict, "nick-in-use", "Error, Usuário já conectado");
        Assert.False((await ana.Hub.JoinGroup("nenhum")).Ok);

        Assert.Empty(app.Errors.TurnedAway);
    }

    private static async Task ComeFromElsewhere(App app)
    {
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/api/commands");
        foreign.Headers.Add("Origin", "https://evil.example");
        using var refused = await app.Http.SendAsync(foreign);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
