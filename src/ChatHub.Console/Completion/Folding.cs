using System.Globalization;
using System.Text;

namespace ChatHub.Terminal.Completion;

/// <summary>Compares beginnings without case and accents: nobody has to type them to find a name.</summary>
internal static class Folding
{
    public static bool Begins(string name, string typed) => Fold(name).StartsWith(Fold(typed), StringComparison.Ordinal);

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
