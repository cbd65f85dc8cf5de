using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

/// <summary>FAULTS 37 and 39: whatever a text holds, the document holds that text and nothing else comes of it. A script that ran or a report of the
/// content policy fails the test with the profile.</summary>
public sealed class CorpusTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string[] Markup =
    [
        "<script>window.hacked = 1</script>",
        "https://exemplo.org/\"onmouseover=\"window.hacked=1",
        "https://exemplo.org/'><img src=x onerror=window.hacked=1>",
        "http://exemplo.org/<script>window.hacked=1</script>",
        "javascript:window.hacked=1//https://exemplo.org",
        "JaVaScRiPt://exemplo.org/%0Awindow.hacked=1",
        "data:text/html,<script>window.hacked=1</script>",
        "vbscript:window.hacked=1",
        "https:javascript:window.hacked=1",
        "https://exemplo.org\\@outro.example/",
        "http://[::1]:80/ http://[ http://%zz/ https://\u202Egpj.exe",
        "`<img src=x onerror=window.hacked=1>`",
        "```html\n<svg onload=window.hacked=1>\n```",
        "```</code><script>window.hacked=1</script>```",
        "@João<b onmouseover=window.hacked=1>João</b>",
        "<a href=\"https://exemplo.org\" onclick=window.hacked=1>clique</a>",
        "[clique](javascript:window.hacked=1) ![x](https://exemplo.org/x.png)",
        "&lt;script&gt;window.hacked=1&lt;/script&gt; &#x3C;img src=x&#x3E;",
        "${window.hacked=1} {{window.hacked=1}} #{window.hacked=1}",
        "</textarea><style>*{display:none}</style>",
    ];

    private static readonly string[] Letters =
    [
        "\u202Eesrever\u202C \u2066isolado\u2069 \u200Fמימין\u200E",
        "a" + string.Concat(Enumerable.Repeat("\u0301\u0322\u0489\u20DD", 900)) + "fim",
        string.Concat(Enumerable.Repeat("\u200D\u200C\uFEFF", 1_000)) + "fim",
        "👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇧🇷 1️⃣ " + string.Concat(Enumerable.Repeat("🧑🏿‍🤝‍🧑🏻", 100)),
        "مرحبا João שלום 你好 नमस्ते ሰላም ᚠᛇᚻ 𝒳𝔘 ﷽﷽﷽",
        "e\u0301 é ﬁ Å Å ẞ ı İ ⅷ",
        "\u00A0\u2003\u3000 espaços \u2028 e \u2029 quebras \t tabulação",
        string.Concat(Enumerable.Repeat("\n", 500)) + "fim",
        "\uFFFD\uFFFE\uFDD0 \uE000 \U0010FFFF",
    ];

    private static readonly string[] Refused = ["nul\0aqui", "esc\u001b[31m", "c1\u0085\u009b31m", "sino\a"];

    [Fact]
    public async Task Markup_in_a_text_is_text_and_only_the_web_is_linked()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        foreach (var text in Markup) await pedro.Say("U", "João", text);
        foreach (var text in Markup) await joao.Write(text);
        await joao.Shows([.. Markup, .. Markup]);
        await joao.Page.ReloadAsync();
        await joao.Open("Pedro");
        await joao.Shows([.. Markup, .. Markup]);

        foreach (var element in await joao.Page.Locator("[role=log] *").AllAsync()) await element.DispatchEventAsync("mouseover");
        Assert.True(await joao.Page.EvaluateAsync<bool>("() => window.hacked === undefined"));
        Assert.Equal(0, await joao.Page.Locator("[role=log] :is(script, img, iframe, style, svg, form, textarea, b)").CountAsync());
        Assert.True(await joao.Page.EvaluateAsync<bool>("""
            () => [...document.querySelectorAll('[role=log] a')].every(a => ['http:', 'https:'].includes(a.protocol) && a.rel === 'noopener noreferrer' && !a.username && a.hostname !== 'outro.example')
            """));
    }

    [Fact]
    public async Task Any_letters_are_shown_within_their_own_line_or_refused()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        foreach (var text in Letters) await pedro.Say("U", "João", text);
        await joao.Shows(Letters);
        foreach (var line in await joao.Page.Locator("article.line").AllAsync()) Assert.InRange((await line.BoundingBoxAsync())!.Height, 20, 500);
        Assert.True(await joao.Page.Locator(".scroller").EvaluateAsync<bool>("e => e.scrollWidth <= e.clientWidth"));

        // What no server takes says so, and stays with its writer.
        async Task Type(string text)
        {
            await joao.Page.Locator("#write").EvaluateAsync(
                "(e, codes) => { e.value = String.fromCharCode(...codes); e.dispatchEvent(new Event('input')); }", text.Select(letter => (int)letter).ToArray());
            await joao.Page.Locator("#write").PressAsync("Enter");
        }

        foreach (var text in Refused) await Type(text);
        await Expect(joao.Page.Locator(".line[data-state=refused]")).ToHaveCountAsync(Refused.Length);
        await Type("meio \ud83d emoji");
        await Expect(joao.Page.Locator(".write-error")).ToHaveTextAsync("A mensagem tem um caractere quebrado.");
        await pedro.Got();
    }
}
