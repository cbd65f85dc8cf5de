using System.Globalization;
using System.Text;

namespace ChatHub.Contracts;

/// <summary>Makes what others wrote safe to show on a terminal, for the console and the line endpoint: it must not move the cursor, change colours, turn the line around, or pass for another message.</summary>
public static class Escaping
{
    private const string Continuation = "    ";

    /// <summary>For a text of several lines: each after the first is set in, so that it cannot look like a message of somebody else.</summary>
    public static string Indented(string text) => Escape(text, "\n" + Continuation);

    /// <summary>For a text of several lines that is ours but holds names.</summary>
    public static string Lines(string text) => Escape(text, "\n");

    /// <summary>For a name: no line ends.</summary>
    public static string Word(string text) => Escape(text, "\\n");

    /// <summary>For a line being typed: a sign for each character that would move the cursor, so that all keep their places.</summary>
    public static string Typed(string text) => string.Create(text.Length, text, static (shown, typed) =>
    {
        for (var index = 0; index < typed.Length; index++)
        {
            shown[index] = typed[index] switch
            {
                '\n' => '↵',
                '\t' => ' ',
                var character when char.IsControl(character) || TurnsTheLine(character) => '·',
                var character => character,
            };
        }
    });

    private static string Escape(string text, string lineEnd)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var character in text.ReplaceLineEndings("\n"))
        {
            if (character == '\n')
                shown.Append(lineEnd);
            else if (character != '\t' && char.IsControl(character))
                shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}");
            else if (TurnsTheLine(character))
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            else
                shown.Append(character);
        }

        return shown.ToString();
    }

    private static bool TurnsTheLine(char character) => character is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
