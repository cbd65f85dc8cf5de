using System.Net;
using ChatHub.Contracts;

namespace ChatHub.Tests;

/// <summary>A limit cannot be avoided by another way of writing the same path.</summary>
public sealed class ArrivalPathTests
{
    [Theory]
    [InlineData("/api/session")]
    [InlineData("/api/session/")]
    [InlineData("/API/Session/")]
    [InlineData("/api/s%65ssion")]
    public async Task A_session_counts_in_every_spelling_of_its_path(string path)
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:SessionsPerMinute", "1"));
        using (await Post(app, path, "ana")) { }

        using var second = await Post(app, path, "bruno");

        await second.Refused(HttpStatusCode.TooManyRequests, "too-many-attempts", "Erro, tentativas demais; espere um minuto");
    }

    [Theory]
    [InlineData("/chat/negotiate?negotiateVersion=1")]
    [InlineData("/chat/negotiate?negotiateVersion=1&id=1")]
    [InlineData("/chat/negotiate/?negotiateVersion=1")]
    [InlineData("/CHAT/NEGOTIATE?negotiateVersion=1&id=1")]
    [InlineData("/ch%61t/negotiate")]
    public async Task A_negotiation_counts_in_every_spelling_of_its_path(string path)
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:SessionsPerMinute", "1"));
        var session = await app.SignInAsync("ana");
        using (await app.SendAsync(HttpMethod.Post, path, session.Token)) { }

        using var second = await app.SendAsync(HttpMethod.Post, path, session.Token);

        await second.Refused(HttpStatusCode.TooManyRequests, "too-many-attempts", "Erro, tentativas demais; espere um minuto");
    }

    [Theory]
    [InlineData("/chat?access_token=")]
    [InlineData("/chat/?access_token=")]
    [InlineData("/chat?id=&access_token=")]
    public async Task A_connection_without_a_negotiation_counts_in_every_spelling_of_its_path(string path)
    {
        await using var app = await App.StartAsync(("ChatHub:Limits:Enabled", "true"), ("ChatHub:Limits:SessionsPerMinute", "1"));
        var session = await app.SignInAsync("ana");
        using var first = await app.OpenSocketAsync(path + session.Token);

        var refused = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => app.OpenSocketAsync(path + session.Token));

        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/chat/negotiate?negotiateVersion=1")]
    [InlineData("/chat/negotiate/?negotiateVersion=1")]
    public async Task A_nick_in_use_is_refused_in_every_spelling_of_a_negotiation(string path)
    {
        await using var app = await App.StartAsync();
        var away = await app.SignInAsync("ana");
        await using var ana = await app.ConnectAsync("ana");

        using var answer = await app.SendAsync(HttpMethod.Post, path, away.Token);

        Assert.Equal("""{"error":"Error, Usuário já conectado"}""", await answer.Content.ReadAsStringAsync());
    }

    private static Task<HttpResponseMessage> Post(App app, string path, string nick) => app.SendAsync(
        HttpMethod.Post, path, token: null, System.Net.Http.Json.JsonContent.Create(new SessionRequest(nick, null, null), ContractsJson.Default.SessionRequest));
}
