using System.Globalization;
using System.Text;

namespace ChatHub.NameData;

/// <summary>The sources as one small text: the allowed characters by their scripts, and the confusable ones by what they look like.</summary>
internal static class Compact
{
    // The names of those scripts that have allowed characters; Script_Extensions has them short.
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        ["Common"] = "Zyyy",
        ["Inherited"] = "Zinh",
        ["Arabic"] = "Arab",
        ["Armenian"] = "Armn",
        ["Bengali"] = "Beng",
        ["Bopomofo"] = "Bopo",
        ["Cyrillic"] = "Cyrl",
        ["Devanagari"] = "Deva",
        ["Ethiopic"] = "Ethi",
        ["Georgian"] = "Geor",
        ["Grantha"] = "Gran",
        ["Greek"] = "Grek",
        ["Gujarati"] = "Gujr",
        ["Gurmukhi"] = "Guru",
        ["Han"] = "Hani",
        ["Hangul"] = "Hang",
        ["Hebrew"] = "Hebr",
        ["Hiragana"] = "Hira",
        ["Kannada"] = "Knda",
        ["Katakana"] = "Kana",
        ["Khmer"] = "Khmr",
        ["Lao"] = "Laoo",
        ["Latin"] = "Latn",
        ["Malayalam"] = "Mlym",
        ["Myanmar"] = "Mymr",
        ["Oriya"] = "Orya",
        ["Sinhala"] = "Sinh",
        ["Tamil"] = "Taml",
        ["Telugu"] = "Telu",
        ["Thaana"] = "Thaa",
        ["Thai"] = "Thai",
        ["Tibetan"] = "Tibt",
    };

    public static string Of(Sources sources)
    {
        var text = new StringBuilder(
            $"""
            # What Unicode {Sources.Version} says of characters in names (UTS #39), made by tests/ChatHub.NameData from
            # {string.Join(", ", Sources.Files.Select(file => file.Name))}.
            # © 2025 Unicode, Inc. Licence: Unicode-3.0, in LICENSE-Unicode-3.0.txt beside this file.
            # Characters with the status Allowed, by their scripts.

            """);
        foreach (var (scripts, characters) in Allowed(sources).OrderBy(group => group.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{scripts};{string.Join(' ', Ranges(characters))}\n");

        text.Append("# What characters look like, and which ones do.\n");
        foreach (var (looks, characters) in Confusable(sources).OrderBy(group => group.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"={looks};{string.Join(' ', Ranges(characters))}\n");
        return text.ToString();
    }

    private static Dictionary<string, List<int>> Allowed(Sources sources)
    {
        var scripts = new Dictionary<int, string>();
        foreach (var row in sources.Rows("Scripts.txt"))
            foreach (var character in Sources.Range(row[0]))
                scripts[character] = Short.GetValueOrDefault(row[1], "");
        foreach (var row in sources.Rows("ScriptExtensions.txt"))
            foreach (var character in Sources.Range(row[0]))
                scripts[character] = string.Join(' ', row[1].Split(' ').Where(Short.ContainsValue));

        var allowed = sources.Rows("IdentifierStatus.txt").Where(row => row[1] == "Allowed").SelectMany(row => Sources.Range(row[0]));
        return Groups(allowed.Select(character => (scripts[character], character)));
    }

    private static Dictionary<string, List<int>> Confusable(Sources sources) =>
        Groups(sources.Rows("confusables.txt").Select(row => (string.Join(' ', row[1].Split(' ').Select(Sources.Hex).Select(Hex)), Sources.Hex(row[0]))));

    private static Dictionary<string, List<int>> Groups(IEnumerable<(string Key, int Character)> characters) =>
        characters.GroupBy(each => each.Key, each => each.Character, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Order().ToList(), StringComparer.Ordinal);

    private static IEnumerable<string> Ranges(List<int> characters)
    {
        for (var from = 0; from < characters.Count;)
        {
            var to = from;
            while (to + 1 < characters.Count && characters[to + 1] == characters[to] + 1)
                to++;
            yield return to == from ? Hex(characters[from]) : $"{Hex(characters[from])}-{Hex(characters[to])}";
            from = to + 1;
        }
    }

    private static string Hex(int character) => character.ToString("X", CultureInfo.InvariantCulture);
}
