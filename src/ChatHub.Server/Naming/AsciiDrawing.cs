using System.Text;

namespace ChatHub.Server.Naming;

/// <summary>The skeletons of names in ASCII, as most are, at a tenth of the cost: a server computes those of all names when it starts.</summary>
internal static class AsciiDrawing
{
    private const int LongestName = 128;

    /// <summary>None looks like more characters than these.</summary>
    private const int LongestLook = 2;

    /// <summary>The look of each character, folded; null where that is not as short, or no ASCII.</summary>
    private static readonly string?[] Looks = [.. Enumerable.Range(0, 128).Select(LookOf)];

    /// <returns>Null for a name that has other characters.</returns>
    public static IReadOnlyList<string>? Of(string name)
    {
        if (name.Length > LongestName || !Ascii.IsValid(name) || name.Any(character => Looks[character] is null))
            return null;

        var (typed, lower, upper) = (Drawn(name), Drawn(name.ToLowerInvariant()), Drawn(name.ToUpperInvariant()));
        if (lower == upper)
            return typed == lower ? [lower] : [typed, lower];
        return typed == lower || typed == upper ? [lower, upper] : [typed, lower, upper];
    }

    private static string Drawn(string text)
    {
        Span<char> drawn = stackalloc char[LongestName * LongestLook];
        var length = 0;
        foreach (var character in text)
        {
            foreach (var look in Looks[character]!)
            {
                drawn[length++] = look;
            }
        }

        return drawn[..length].SequenceEqual(text) ? text : drawn[..length].ToString();
    }

    private static string? LookOf(int character)
    {
        var look = NameForms.Fold(CharacterData.Default.LookOf(character) ?? ((char)character).ToString());
        return look.Length <= LongestLook && Ascii.IsValid(look) ? look : null;
    }
}
