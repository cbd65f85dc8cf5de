using System.Text;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class TextIntegrityTests
{
    private static readonly string[] Texts =
    [
        "Ação, coração, pão de queijo: àéîõüç ÀÉÎÕÜÇ ñ ß",
        "😀 🇧🇷 👍🏽 ❤️",
        "👩‍👩‍👧‍👦 is one family of seven code points",
        "\"aspas\" 'simples' “curvas” «francesas»",
        "  dois espaços antes e depois  ",
        "linha 1\nlinha 2",
        "linha 1\r\nlinha 2\r\n",
        "\n\ncomeça e termina com quebras\n",
        "\tcom\ttabulações\t",
        "שלום עולם مرحبا بالعالم",
        "\u202eda direita para a esquerda\u202c",
        "e\u0301 não é \u00e9, nem n\u0303 é \u00f1",
        "zero\u200blargura \u00a0 inquebrável \u2028 separador \ufeff marca",
        "漢字かな交じり文 한국어 ภาษาไทย हिन्दी",
        "𝕄𝕒𝕥𝕙 𒀀 \U0010ffff",
        "<script>alert('oi')</script> & &amp; &lt;",
        "\\ \\n \\u0041 {0} {nome} %s %n $1 `x`",
        "{\"ok\":true,\"texto\":\"json\"}",
        "'; DROP TABLE messages; --",
        "-msg \"U\" ana oi",
        "javascript:alert(1) https://example.org/?q=a b#c",
    ];

    [Theory, EachWay]
    public async Task Every_text_arrives_as_it_was_sent(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);
        await using var bruno = await app.ConnectAsync("bruno", transport);
        var away = await app.KnowAsync("carla");
        await ana.Creates("dev");
        await bruno.Joins("dev");

        foreach (var text in Texts)
        {
            (await ana.By(way).Message("U", "bruno", text, Talk.NewId())).Done();
            (await ana.By(way).Message("G", "dev", text, Talk.NewId())).Done();
            (await ana.By(way).MessageAll("T", text, Talk.NewId())).Done();
        }

        var expected = Texts.SelectMany(text => (string[])[text, text, text]).Select(CodePoints);
        Assert.Equal(expected, (await bruno.Texts()).Select(CodePoints));
        Assert.Equal(expected, (await ana.Texts()).Select(CodePoints));
        await using var carla = await app.ConnectAsync(away, transport);
        Assert.Equal(Texts.Select(CodePoints), (await carla.Texts()).Select(CodePoints));
    }

    /// <summary>What differs only in normal form or in invisible characters must show as a difference.</summary>
    private static string CodePoints(string text) =>
        text + " " + string.Join(' ', text.EnumerateRunes().Select((Rune rune) => rune.Value.ToString("x")));
}
