using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatHub.Contracts;

namespace ChatHub.Tests;

public sealed class EndpointTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/index.html")]
    [InlineData("/api/commands")]
    [InlineData("/health")]
    [InlineData("/nada")]
    public async Task Every_answer_tells_browsers_to_be_careful(string path)
    {
        using var answer = await shared.App.Http.GetAsync(new Uri(path, UriKind.Relative));

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        foreach (var directive in (string[])["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "connect-src 'self'", "base-uri 'none'", "form-action 'self'",
            "frame-ancestors 'none'", "require-trusted-types-for 'script'"])
        {
            Assert.Contains(directive, policy.Split("; "));
        }

        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["no-referrer"], answer.Headers.GetValues("Referrer-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/sw.js", true)]
    [InlineData("/js/main.js", false)]
    [InlineData("/css/room.css", false)]
    public async Task A_policy_comes_with_what_it_holds_for(string path, bool policy)
    {
        using var answer = await shared.App.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, policy), (answer.StatusCode, answer.Headers.Contains("Content-Security-Policy")));
        Assert.Equal(["nosniff"], answer.Headers.GetValues("X-Content-Type-Options"));
    }

    [Fact]
    public async Task The_page_is_served()
    {
        using var answer = await shared.App.Http.GetAsync(new Uri("/", UriKind.Relative));

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/", "br")]
    [InlineData("/lib/signalr.min.js", "br")]
    [InlineData("/api/commands", null)]
    [InlineData("/health", null)]
    public async Task The_page_is_compressed_and_answers_are_not(string path, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");

        using var answer = await shared.App.Http.SendAsync(request);

        Assert.Equal(encoding is null ? [] : [encoding], answer.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/api/commands")]
    [InlineData("/")]
    public async Task A_monitor_may_ask_for_the_head_alone(string path)
    {
        await using var app = await App.StartOnPortAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var answer = await app.Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_server_that_is_ready_is_healthy()
    {
        using var answer = await shared.App.Http.GetAsync(new Uri("/health", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_commands_are_the_command_table()
    {
        var rows = await shared.App.Http.GetFromJsonAsync<JsonElement>("/api/commands");

        var expected = Commands.All.Select(command => (command.Name, command.Method, command.Syntax, command.Summary));
        Assert.Equal(expected, rows.EnumerateArray().Select(row => (
            row.GetProperty("name").GetString()!, row.GetProperty("method").GetString()!,
            row.GetProperty("syntax").GetString()!, row.GetProperty("summary").GetString()!)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"ana\"")]
    [InlineData("{\"nick\":7}")]
    [InlineData("{\"nick\":[\"ana\"]}")]
    [InlineData("{\"nick\":1e999}")]
    [InlineData("{\"nick\":\"\\ud800\"}")]
    [InlineData("deep")]
    public async Task A_broken_request_is_refused_and_shows_nothing_of_the_inside(string body)
    {
        var text = body == "deep" ? string.Concat(Enumerable.Repeat("{\"nick\":", 5_000)) : body;
        using var content = new StringContent(text, Encoding.UTF8, "application/json");

        using var answer = await shared.App.Http.PostAsync(new Uri("/api/session", UriKind.Relative), content);

        await answer.Refused(HttpStatusCode.BadRequest, "bad-request", "Erro, pedido inválido");
    }

    [Theory]
    [InlineData("{\"nick\":null}")]
    [InlineData("{\"nick\":\"\"}")]
    [InlineData("{}")]
    public async Task A_request_without_a_nick_is_refused(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        using var answer = await shared.App.Http.PostAsync(new Uri("/api/session", UriKind.Relative), content);

        Assert.Equal((HttpStatusCode.BadRequest, "nick-invalid"), (answer.StatusCode, (await answer.Problem()).Code));
    }

    [Fact]
    public async Task Invalid_utf8_is_refused()
    {
        using var content = new ByteArrayContent([.. "{\"nick\":\"an"u8, 0xff, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");

        using var answer = await shared.App.Http.PostAsync(new Uri("/api/session", UriKind.Relative), content);

        await answer.Refused(HttpStatusCode.BadRequest, "bad-request", "Erro, pedido inválido");
    }

    [Fact]
    public async Task What_is_no_json_is_refused()
    {
        using var content = new StringContent("nick=ana", Encoding.UTF8, "application/x-www-form-urlencoded");

        using var answer = await shared.App.Http.PostAsync(new Uri("/api/session", UriKind.Relative), content);

        await answer.Refused(HttpStatusCode.UnsupportedMediaType, "bad-request", "Erro, pedido inválido");
    }
}
