using ChatHub.Terminal.Talks;

namespace ChatHub.Terminal.Display;

/// <summary>
/// Finds the nicks that a text calls: <c>@nick</c> anywhere, or the nick at its start followed by a colon or a comma. A nick may be a word of the language
/// (dia) or stand in an address: by itself it calls nobody.
/// </summary>
internal static class Mentions
{
    private const char Sign = '@';

    public static bool Names(string text, string nick) => IsAddressed(text, nick) || Enumerable.Range(0, text.Length).Any(at => IsMarked(text, at, nick));

    private static bool IsAddressed(string text, string nick)
    {
        var start = text.AsSpan().TrimStart();
        return start.IndexOfAny(':', ',') is > 0 and var end && NameComparer.Instance.Equals(start[..end].ToString(), nick);
    }

    /// <summary>The name ends at a sign that no name has; a full stop, a hyphen or an underscore may be the name's or the sentence's.</summary>
    private static bool IsMarked(string text, int at, string nick)
    {
        if (text[at] != Sign || (at > 0 && IsOfName(text[at - 1])))
            return false;
        var end = at + 1;
        while (end < text.Length && IsOfName(text[end]))
        {
            end++;
        }

        var name = text[(at + 1)..end];
        while (!NameComparer.Instance.Equals(name, nick) && name is [.., '.' or '-' or '_'])
        {
            name = name[..^1];
        }

        return NameComparer.Instance.Equals(name, nick);
    }

    private static bool IsOfName(char character) => char.IsLetterOrDigit(character) || char.IsSurrogate(character)
        || char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
        || character is '.' or '-' or '_';
}
