using System.Text.RegularExpressions;

namespace ChatHub.Terminal.Display;

/// <summary>
/// Who is called in a text: @nick, or the bare nick as a whole word. A single letter is a word of its own in Portuguese (a, e, o): it calls nobody
/// without the @.
/// </summary>
internal static partial class Mentions
{
    /// <summary>May belong to the name, or to the sentence.</summary>
    private static readonly char[] Trailing = ['_', '.', '@', '-'];

    public static bool Names(string text, string nick) => Word().EnumerateMatches(text) is var words && Any(words, text, nick);

    private static bool Any(Regex.ValueMatchEnumerator words, string text, string nick)
    {
        foreach (var word in words)
        {
            if (IsNick(text.AsSpan(word.Index, word.Length), nick))
                return true;
        }

        return false;
    }

    private static bool IsNick(ReadOnlySpan<char> word, string nick)
    {
        var isCall = word.StartsWith('@');
        var name = isCall ? word[1..] : word;
        while (!name.Equals(nick, StringComparison.OrdinalIgnoreCase) && name.Length > 0 && Trailing.Contains(name[^1]))
        {
            name = name[..^1];
        }

        return name.Equals(nick, StringComparison.OrdinalIgnoreCase) && (isCall || nick.Length > 1);
    }

    [GeneratedRegex(@"@?[\p{L}\p{N}][\p{L}\p{M}\p{N}_.@-]*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();
}
