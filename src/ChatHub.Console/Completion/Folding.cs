using System.Globalization;
using System.Text;

namespace ChatHub.Terminal.Completion;

/// <summary>Compares beginnings without case and accents: nobody has to type them to find a name.</summary>
internal static class Folding
{
    public static bool Begins(string name, string typed) =>
        IsText(name) && IsText(typed) && Fold(name).StartsWith(Fold(typed), StringComparison.Ordinal);

    /// <summary>What is no character has no other form either: asking for one throws.</summary>
    private static bool IsText(string text) => !text.AsSpan().ContainsAnyInRange('\ufffe', '\uffff') && text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                folded.Append(char.ToLowerInvariant(character));
        }

        return folded.ToString();
    }
}
