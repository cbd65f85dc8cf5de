using ChatHub.EndToEnd.Browsing;
using ChatHub.EndToEnd.Others;
using static Microsoft.Playwright.Assertions;

namespace ChatHub.EndToEnd;

public sealed class TextTests(BrowserFixture browser) : IClassFixture<BrowserFixture>
{
    private static readonly string[] Plain =
    [
        "Ação, coração, àéîõü ÇÑ",
        "emoji 😀 👩‍👩‍👧‍👦 🏳️‍🌈 e combinados: e\u0301",
        "\"aspas\" 'simples' `crase` “curvas” «francesas»",
        "   espaços na frente e atrás   ",
        "linha um\nlinha dois\n\n  linha quatro\t com tabulação",
        "שלום مرحبا 你好 Привет",
        @"C:\pasta\nova {0} %s $1 \u0041",
        "1 < 2 && 3 > 2; &amp; não é &",
    ];

    private static readonly string[] Hostile =
    [
        "<script>window.hacked = 1</script>",
        "<img src=x onerror='window.hacked = 1'>",
        "\"><svg onload=window.hacked=1>",
        "javascript:window.hacked=1",
        "<a href=\"javascript:window.hacked=1\">clique</a>",
        "<iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
        "</p></article><style>*{display:none}</style>",
        "{{constructor.constructor('window.hacked=1')()}}",
        "<form action=//evil><button>ok",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=window.hacked=1>",
    ];

    [Fact]
    public async Task What_is_typed_arrives_unchanged_from_the_page_and_to_it()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        foreach (var text in Plain) await joao.Write(text);
        await pedro.Got([.. Plain.Select(text => "João: " + text)]);
        foreach (var text in Plain) await pedro.Say("U", "João", text);
        await joao.Shows([.. Plain, .. Plain]);
        await joao.Page.ReloadAsync();
        await joao.Open("Pedro");
        await joao.Shows([.. Plain, .. Plain]);
    }

    [Fact]
    public async Task Shift_Enter_breaks_the_line_and_Enter_sends()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("João");
        var write = joao.Page.Locator("#write");
        await write.PressSequentiallyAsync("um");
        await write.PressAsync("Shift+Enter");
        await write.PressSequentiallyAsync("dois");
        await write.PressAsync("Enter");
        await joao.Shows("um\ndois");
        await Expect(write).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Hostile_text_is_shown_as_text_everywhere_and_runs_nowhere()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = (await browser.NewProfile()).Expecting("400");
        await using var pedro = await HubUser.Connect(server.Url, "Pedro");
        var joao = await profile.Open(server.Url);
        await joao.Knock(Hostile[1]);
        await Expect(joao.DoorMessage).ToContainTextAsync("Nick inválido");
        await joao.Enter("João");
        await joao.OpenDirect("Pedro");
        foreach (var text in Hostile) await pedro.Say("U", "João", text);
        foreach (var text in Hostile) await joao.Write(text);
        await joao.Shows([.. Hostile, .. Hostile]);

        // Names that no server would take come from the person himself, and replies quote them.
        await joao.CreateGroup(Hostile[1]);
        await Expect(joao.Notice).ToContainTextAsync("Nome inválido");
        await joao.OpenDirect(Hostile[1]);
        await Expect(joao.Page.Locator(".room-title")).ToHaveTextAsync(Hostile[1]);
        await joao.Write("para ninguém");
        await Expect(joao.StateOf("para ninguém")).ToContainTextAsync("Ninguém usa este nick.");
        Assert.StartsWith("Erro, comando inexistente", await joao.Command("-x" + Hostile[0]), StringComparison.Ordinal);

        Assert.True(await joao.Page.EvaluateAsync<bool>("() => window.hacked === undefined"));
        Assert.Equal(0, await joao.Page.Locator("#app :is(script, img, iframe, style, a, svg, math)").CountAsync());
    }

    [Fact]
    public async Task A_text_beyond_the_limit_stays_with_its_writer()
    {
        await using var server = await ServerProcess.Start();
        await using var profile = await browser.NewProfile();
        var joao = await profile.Open(server.Url);
        await joao.Enter("João");
        await joao.OpenDirect("João");
        var longest = string.Concat(Enumerable.Repeat("😀", 4_000));
        await joao.Write(longest + "!");
        await Expect(joao.Page.Locator(".write-error")).ToHaveTextAsync("Mensagem longa demais: o limite é de 4.000 caracteres.");
        await Expect(joao.Page.Locator("#write")).ToHaveValueAsync(longest + "!");
        await joao.Write(longest);
        await joao.Shows(longest);
        await Expect(joao.StateOf("😀")).ToContainTextAsync("✓");
    }
}
