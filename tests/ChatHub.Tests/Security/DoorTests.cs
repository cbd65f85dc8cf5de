using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using ChatHub.Contracts;

namespace ChatHub.Tests;

/// <summary>Who may come in at all.</summary>
public sealed class DoorTests
{
    private const string Negotiate = "/chat/negotiate?negotiateVersion=1";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nenhum")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Without_a_valid_token_the_hub_is_closed(string? token)
    {
        await using var app = await App.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Negotiate);
        request.Headers.TryAddWithoutValidation("Authorization", token is null ? null : "Bearer " + token);

        using var answer = await app.Http.SendAsync(request);

        await answer.Refused(HttpStatusCode.Unauthorized, "token-invalid", "Erro, sessão inválida; entre de novo");
    }

    [Fact]
    public async Task A_socket_without_a_token_is_not_opened()
    {
        await using var app = await App.StartOnPortAsync();
        using var socket = new ClientWebSocket();

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Socket(app, "/chat"), CancellationToken.None));

        Assert.NotEqual(WebSocketState.Open, socket.State);
    }

    [Theory]
    [InlineData("https://evil.example", false)]
    [InlineData("http://localhost.evil.example", false)]
    [InlineData("null", false)]
    [InlineData("own", true)]
    [InlineData(null, true)]
    public async Task Only_the_own_page_and_no_foreign_one_opens_a_socket(string? origin, bool allowed)
    {
        await using var app = await App.StartOnPortAsync();
        var ana = await app.SignInAsync("ana");
        using var socket = new ClientWebSocket();
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin == "own" ? app.Http.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin);
        }

        socket.Options.CollectHttpResponseDetails = true;
        var opening = socket.ConnectAsync(Socket(app, "/chat?access_token=" + ana.Token), CancellationToken.None);
        if (!allowed)
        {
            await Assert.ThrowsAsync<WebSocketException>(() => opening);
        }
        else
        {
            await opening;
        }

        Assert.Equal(allowed ? HttpStatusCode.SwitchingProtocols : HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/session")]
    [InlineData("DELETE", "/api/session")]
    [InlineData("POST", "/api/password")]
    [InlineData("GET", "/api/devices")]
    [InlineData("DELETE", "/api/devices/1")]
    [InlineData("GET", "/api/account")]
    [InlineData("POST", "/api/account/deletion")]
    [InlineData("POST", "/api/messages")]
    [InlineData("POST", Negotiate)]
    public async Task A_foreign_page_reaches_nothing(string method, string path)
    {
        await using var app = await App.StartAsync();
        var ana = await app.SignInAsync("ana");
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Add("Origin", "https://evil.example");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ana.Token);

        using var answer = await app.Http.SendAsync(request);

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal(
            new Problem("Erro, origem não permitida", "foreign-origin", 403) { Origin = "https://evil.example", Host = "localhost" }, await answer.Problem());
    }

    [Theory]
    [InlineData("https://chat.example", "chat.example", null, true)]
    [InlineData("https://chat.example", "CHAT.example:443", null, true)]
    [InlineData("http://chat.example", "chat.example:80", null, true)]
    [InlineData("https://chat.example:8443", "chat.example:8443", null, true)]
    [InlineData("https://chat.example", "chat.example:80", null, false)]
    [InlineData("http://chat.example", "chat.example:443", null, false)]
    [InlineData("https://chat.example:8443", "chat.example", null, false)]
    [InlineData("http://chat.example", "127.0.0.1:5000", null, false)]
    [InlineData("http://localhost:8080", "127.0.0.1:5000", "same-origin", true)]
    [InlineData("https://evil.example", "chat.example", "cross-site", false)]
    [InlineData("https://evil.chat.example", "chat.example", "same-site", false)]
    public async Task The_own_page_is_known_by_its_host_or_by_what_the_browser_says(string origin, string host, string? site, bool own)
    {
        await using var app = await App.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/commands");
        request.Headers.Host = host;
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Sec-Fetch-Site", site);

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(own ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/js/main.js")]
    [InlineData("/css/base.css")]
    [InlineData("/api-docs/scalar.aspnetcore.js")]
    public async Task Files_come_whatever_the_origin(string path)
    {
        await using var app = await App.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Origin", "http://chat.example");

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Proxies_are_told_not_to_buffer_the_hub()
    {
        await using var app = await App.StartAsync();
        var ana = await app.SignInAsync("ana");

        using var answer = await app.SendAsync(HttpMethod.Post, Negotiate, ana.Token);

        Assert.Equal(["no"], answer.Headers.GetValues("X-Accel-Buffering"));
    }

    [Fact]
    public async Task An_origin_that_was_configured_may_come()
    {
        await using var app = await App.StartAsync(("ChatHub:AllowedOrigins:0", "https://chat.example"));
        var ana = await app.SignInAsync("ana");
        using var request = new HttpRequestMessage(HttpMethod.Post, Negotiate);
        request.Headers.Add("Origin", "https://chat.example");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ana.Token);

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["https://chat.example"], answer.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("chat.example", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    public async Task A_server_that_was_told_its_name_answers_to_no_other(string host, HttpStatusCode expected)
    {
        await using var app = await App.StartAsync(("AllowedHosts", "chat.example"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Host = host;

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task The_token_in_the_address_opens_the_hub_only()
    {
        await using var app = await App.StartAsync();
        var ana = await app.SignInAsync("ana");

        using var hub = await app.Http.PostAsync(new Uri($"{Negotiate}&access_token={ana.Token}", UriKind.Relative), content: null);
        using var revoke = await app.Http.DeleteAsync(new Uri("/api/session?access_token=" + ana.Token, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, hub.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, revoke.StatusCode);
    }

    private static Uri Socket(App app, string path) => new UriBuilder(new Uri(app.Http.BaseAddress!, path)) { Scheme = "ws" }.Uri;
}
