using System.Net;

namespace ChatHub.Tests;

/// <summary>Origins as people write them in a configuration, and as browsers send them.</summary>
public sealed class AllowedOriginTests
{
    [Theory]
    [InlineData("https://chat.example/", "https://chat.example")]
    [InlineData("HTTPS://Chat.Example", "https://chat.example")]
    [InlineData("https://chat.example:443", "https://chat.example")]
    [InlineData("http://chat.example:80/", "http://chat.example")]
    [InlineData("https://chat.example:8443/", "https://chat.example:8443")]
    [InlineData("https://olá.example", "https://xn--ol-nia.example")]
    [InlineData("http://[::1]:3000", "http://[::1]:3000")]
    [InlineData("capacitor://localhost", "capacitor://localhost")]
    public async Task An_origin_may_come_however_it_was_written(string configured, string sent)
    {
        await using var app = await App.StartAsync(("ChatHub:AllowedOrigins:0", configured));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/commands");
        request.Headers.TryAddWithoutValidation("Origin", sent);

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([sent], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }
}
