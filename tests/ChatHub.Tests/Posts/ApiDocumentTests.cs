using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ChatHub.Tests.Posts;

/// <summary>The HTTP side as it is told to programs and people.</summary>
public sealed partial class ApiDocumentTests
{
    [Fact]
    public async Task The_document_names_every_endpoint_and_which_need_a_token()
    {
        await using var app = await App.StartAsync();

        var document = JsonNode.Parse(await app.Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;

        var told = document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()
            .Select(operation => $"{operation.Key} {path.Key}{(operation.Value!["security"] is null ? "" : " token")}"));
        Assert.Equal(
            [
                "delete /api/devices/{device} token", "delete /api/session token", "get /api/account token", "get /api/commands", "get /api/devices token", "get /health",
                "post /api/account/deletion token", "post /api/messages token", "post /api/password token", "post /api/session",
            ],
            told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_that_shows_it_comes_from_this_server_alone()
    {
        await using var app = await App.StartAsync();

        using var answer = await app.Http.GetAsync(new Uri("/api-docs/", UriKind.Relative));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        var scripts = Source().Matches(page).Select(match => match.Groups["path"].Value).ToList();
        Assert.Equal(2, scripts.Count);
        foreach (var script in scripts)
        {
            using var part = await app.Http.GetAsync(new Uri("/api-docs/" + script, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, part.StatusCode);
        }

        var policy = Policy(answer);
        var nonce = Nonce().Match(policy).Groups["nonce"].Value;
        Assert.Equal(scripts.Count + 1, page.Split($"nonce=\"{nonce}\"").Length - 1);
        Assert.Contains("connect-src 'self'", policy, StringComparison.Ordinal);
        using var again = await app.Http.GetAsync(new Uri("/api-docs/", UriKind.Relative));
        Assert.NotEqual(policy, Policy(again));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api-docsx")]
    [InlineData("/api/commands")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/health")]
    public async Task Nowhere_else_is_the_policy_any_weaker(string path)
    {
        await using var app = await App.StartAsync();

        using var answer = await app.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Contains("script-src 'self'; style-src 'self';", Policy(answer), StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'", Policy(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Policy(answer), StringComparison.Ordinal);
        Assert.DoesNotContain("nonce", Policy(answer), StringComparison.Ordinal);
    }

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();

    [GeneratedRegex("src=\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Source();

    [GeneratedRegex("'nonce-(?<nonce>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Nonce();
}
