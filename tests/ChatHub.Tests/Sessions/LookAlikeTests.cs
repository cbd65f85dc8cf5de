using System.Net;
using ChatHub.Server.Domain;
using ChatHub.Server.Naming;

namespace ChatHub.Tests;

/// <summary>Names that look like others, by the data of UTS #39.</summary>
public sealed class LookAlikeTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private const string LookAlike = "Erro, este nome é parecido demais com outro";

    [Theory]
    [InlineData("coco", "сосо")] // all Cyrillic
    [InlineData("ana", "ΑΝΑ")] // Greek capitals
    [InlineData("kot", "кот")] // Cyrillic; in capitals no letter differs
    [InlineData("paulo", "pau1o")]
    [InlineData("paula", "pauIa")]
    [InlineData("zoo", "z00")]
    [InlineData("maria", "rnaria")]
    [InlineData("rnarta", "MARTA")]
    [InlineData("solder", "ſolder", false)]
    [InlineData("folder", "ſolder")] // a long s, which is an s to the key
    public async Task A_new_nick_that_only_looks_like_another_is_refused(string nick, string alike, bool refused = true)
    {
        await using var app = await App.StartAsync();
        await app.KnowAsync(nick);

        using var answer = await app.PostSessionAsync(alike);

        if (refused)
            await answer.Refused(HttpStatusCode.Conflict, "nick-look-alike", LookAlike);
        else
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("diretora\ufe0f")]
    [InlineData("diretora\u034f")]
    [InlineData("diretora\u180b")]
    [InlineData("diretora\U000e0100")]
    [InlineData("diret\u200dora")]
    [InlineData("ꓮꓓꓟꓲꓠ")] // Lisu
    [InlineData("ᏚᎪᎡᎪ")] // Cherokee
    [InlineData("ⲁⲛⲁ")] // Coptic
    [InlineData("aᎪ")]
    [InlineData("ɐna")] // for phonetic notation
    [InlineData("\u3164")]
    [InlineData("\u115f")]
    [InlineData("\uffa0")]
    [InlineData("\u2800")]
    [InlineData("日本кот")]
    [InlineData("한かな")]
    public async Task Characters_that_are_not_allowed_or_of_another_script_are_refused(string nick)
    {
        using var answer = await shared.App.PostSessionAsync(nick);

        var problem = await answer.Problem();
        Assert.Equal((HttpStatusCode.BadRequest, "nick-invalid"), (answer.StatusCode, problem.Code));
        Assert.Matches("^Erro, nick inválido: \\S", problem.Title);
    }

    [Theory]
    [InlineData("東京タワーへ行く")]
    [InlineData("漢字한글")]
    [InlineData("पुणे-२")]
    [InlineData("3ºano")]
    public async Task Scripts_that_a_language_mixes_are_one(string nick)
    {
        Assert.Equal(nick, (await shared.App.SignInAsync(nick)).Nick);
    }

    [Fact]
    public async Task Of_all_confusables_that_can_be_in_names_each_is_refused_beside_the_others()
    {
        await using var user = await shared.ConnectAsync();
        var (pairs, number) = (0, 0);
        foreach (var alike in CharacterData.Default.Looks.GroupBy(pair => pair.Value, pair => char.ConvertFromUtf32(pair.Key)))
        {
            foreach (var bases in Bases)
            {
                // Each has a number of its own, so that it meets no look-alikes but its own.
                var names = alike.Prepend(alike.Key).Select(looks => NameWith(bases, looks, $"_{number:D4}")).OfType<string>().ToList();
                if (names.Count < 2)
                    continue;
                number++;
                (await user.Hub.CreateGroup(names[0])).Done();
                foreach (var name in names.Skip(1))
                {
                    var reply = await user.Hub.CreateGroup(name);
                    Assert.True(reply.Code is "name-look-alike" or "group-exists", $"{name} beside {names[0]}: {reply.Code}");
                }

                pairs += names.Count * (names.Count - 1) / 2;
                if (bases is [""])
                    break;
            }
        }

        Assert.True(pairs > 1_000, $"Only {pairs} pairs were tried.");
    }

    /// <summary>Letters that a mark may stand on, those that look alike together; most characters need none.</summary>
    private static readonly string[][] Bases =
    [
        [""], ["a", "а", "α"], ["ب"], ["א"], ["क"], ["ক"], ["ਕ"], ["ક"], ["କ"], ["க"], ["క"], ["ಕ"], ["ക"], ["ක"], ["ก"], ["ກ"], ["ཀ"], ["က"], ["ក"], ["ހ"], ["あ"], ["ア"],
    ];

    /// <summary>A name that may be taken and is drawn with this; null where there is none.</summary>
    private static string? NameWith(string[] bases, string looks, string end) =>
        bases.Select(first => first + looks + end).FirstOrDefault(name => Names.TryGroup(name, out var group, out _) && group.Forbidden is null);
}
