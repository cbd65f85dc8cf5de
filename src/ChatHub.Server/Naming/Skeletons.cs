using System.Buffers;
using System.Text;
using ChatHub.Contracts;

namespace ChatHub.Server.Naming;

/// <summary>
/// The look of a name (UTS #39, 4): each character becomes the one, or those, that most fonts draw alike. A name has a skeleton for each case
/// that it may be written in: <c>ΑΝΑ</c> looks like <c>ANA</c>, which is <c>ana</c>. Two names look alike when they have one in common.
/// </summary>
internal static class Skeletons
{
    private static readonly CharacterData Data = CharacterData.Default;

    /// <summary>Names of these characters alone look like nothing but their keys, whatever their case.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', 0x7f - ' ').Select(code => (char)code).Where(IsPlain)]);

    public static IReadOnlyList<string> Of(string name)
    {
        if (!name.AsSpan().ContainsAnyExcept(Plain))
            return [NameForms.Key(name)];
        if (AsciiDrawing.Of(name) is { } drawn)
            return drawn;

        var normal = name.Normalize(NormalizationForm.FormKC);
        string[] written = [name, normal, normal.ToLowerInvariant(), normal.ToUpperInvariant()];
        return [.. written.Distinct(StringComparer.Ordinal).SelectMany(Drawn).Select(NameForms.Fold).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The data lists some letters with their accents, which UTS #39 takes apart before it looks: such a letter is taken as it is listed, too.
    /// </summary>
    private static IEnumerable<string> Drawn(string text)
    {
        yield return Replaced(text.Normalize(NormalizationForm.FormD)).Normalize(NormalizationForm.FormD);
        if (!Ascii.IsValid(text))
            yield return Replaced(Replaced(text.Normalize()).Normalize(NormalizationForm.FormD)).Normalize(NormalizationForm.FormD);
    }

    private static string Replaced(string text)
    {
        var replaced = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Data.LookOf(rune.Value) is { } looks)
                replaced.Append(looks);
            else if (!Blank.Is(rune))
                replaced.Append(rune.ToString());
        }

        return replaced.ToString();
    }

    private static bool IsPlain(char character) => Folded(char.ToLowerInvariant(character)) && Folded(char.ToUpperInvariant(character));

    private static bool Folded(char character) => Data.LookOf(character) is not { } looks || NameForms.Fold(looks) == NameForms.Fold(character.ToString());
}
