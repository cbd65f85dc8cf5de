using System.Globalization;
using System.Text;
using Wcwidth;

namespace ChatHub.Terminal.Editing;

/// <summary>
/// How many columns of a terminal a text takes at most: two for most East Asian characters and emoji, none for what combines. What a person sees as one
/// character is one to some terminals and a row of several to others (a family, a flag): each of them counts, or a row would break where they do.
/// </summary>
internal static class Cells
{
    private const string Cut = "…";

    /// <summary>Has the sign before it drawn as an emoji, which is twice as wide.</summary>
    private const int EmojiSign = 0xfe0f;

    /// <summary>Letters that make a flag in pairs. Alone, some terminals draw them as wide as an emoji.</summary>
    private const int FirstFlagLetter = 0x1f1e6;
    private const int LastFlagLetter = 0x1f1ff;

    public static int Of(string text)
    {
        var cells = 0;
        for (var at = 0; at < text.Length;)
        {
            cells += Next(text, ref at);
        }

        return cells;
    }

    /// <summary>The part of a line that fits into so many columns with the cursor in it, and the cursor's place in that part.</summary>
    public static (string Shown, int Cursor) Window(string text, int cursor, int columns)
    {
        var start = 0;
        for (var before = Of(text[..cursor]); before >= columns;)
        {
            before -= Next(text, ref start);
        }

        var end = cursor;
        for (var cells = Of(text[start..cursor]); end < text.Length;)
        {
            var next = end;
            cells += Next(text, ref next);
            if (cells >= columns)
                break;
            end = next;
        }

        return (text[start..end], cursor - start);
    }

    /// <summary>The text, or as much of its beginning as fits into so many columns together with a sign that it was cut.</summary>
    public static string Fit(string text, int columns)
    {
        if (Of(text) <= columns)
            return text;
        var end = 0;
        for (var cells = Of(Cut); end < text.Length;)
        {
            var next = end;
            cells += Next(text, ref next);
            if (cells > columns)
                break;
            end = next;
        }

        return text[..end] + Cut;
    }

    /// <summary>The columns of what a person sees as one character; moves behind it.</summary>
    private static int Next(string text, ref int at)
    {
        var length = StringInfo.GetNextTextElementLength(text, at);
        var cells = 0;
        foreach (var rune in text.AsSpan(at, length).EnumerateRunes())
        {
            cells += Of(rune);
        }

        at += length;
        return cells;
    }

    private static int Of(Rune rune) => rune.Value switch
    {
        EmojiSign => 1,
        >= FirstFlagLetter and <= LastFlagLetter => 2,
        var value => Math.Max(UnicodeCalculator.GetWidth(value), 0),
    };
}
