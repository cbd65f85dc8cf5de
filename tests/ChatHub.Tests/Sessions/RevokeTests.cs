using System.Net;
using System.Net.Http.Headers;
using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class RevokeTests
{
    [Theory, EachTransport]
    public async Task A_revoked_device_is_told_and_cut_off(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        using var answer = await Revoke(app, ana.Session.Token);

        Assert.True(answer.IsSuccessStatusCode);
        var bye = await ana.Byes.First(_ => true, "the goodbye");
        Assert.Equal(("revoked", null), (bye.Code, bye.RetryAfter));
        await ana.Closed;
    }

    [Theory, EachTransport]
    public async Task A_revoked_token_opens_nothing(HttpTransportType transport)
    {
        await using var app = await App.StartAsync();
        var ana = await app.KnowAsync("ana");
        using var answer = await Revoke(app, ana.Token);

        await Assert.ThrowsAnyAsync<Exception>(() => app.ConnectAsync(ana, transport));

        using var again = await Revoke(app, ana.Token);
        await again.Refused(HttpStatusCode.Unauthorized, "token-invalid", "Erro, sessão inválida; entre de novo");
    }

    [Fact]
    public async Task After_it_the_nick_is_free()
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana");
        using var answer = await Revoke(app, ana.Session.Token);
        await ana.Closed;
        await ana.DisposeAsync();

        var other = await app.SignInAsync("ana");

        Assert.Equal(ana.Session.User, other.User);
        Assert.NotEqual(ana.Session.Device, other.Device);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_revoked()
    {
        await using var app = await App.StartAsync();

        using var answer = await Revoke(app, token: null);

        await answer.Refused(HttpStatusCode.Unauthorized, "token-invalid", "Erro, sessão inválida; entre de novo");
    }

    private static async Task<HttpResponseMessage> Revoke(App app, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/session");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return await app.Http.SendAsync(request);
    }
}
