using System.Globalization;
using System.Text;

namespace ChatHub.Terminal.Editing;

/// <summary>How many columns of a terminal a text takes: two for most East Asian characters and emoji, none for what combines.</summary>
internal static class Cells
{
    public static int Of(string text)
    {
        var cells = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            cells += OfElement(elements.GetTextElement());
        }

        return cells;
    }

    /// <summary>The part of a line that fits into so many columns with the cursor in it, and the cursor's place in that part.</summary>
    public static (string Shown, int Cursor) Window(string text, int cursor, int columns)
    {
        var start = 0;
        while (Of(text[start..cursor]) >= columns)
        {
            start += StringInfo.GetNextTextElementLength(text, start);
        }

        var end = cursor;
        while (end < text.Length)
        {
            var next = end + StringInfo.GetNextTextElementLength(text, end);
            if (Of(text[start..next]) >= columns)
                break;
            end = next;
        }

        return (text[start..end], cursor - start);
    }

    private static int OfElement(string element)
    {
        Rune.DecodeFromUtf16(element, out var rune, out _);
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0
            : IsWide(rune.Value) || element.Contains('\ufe0f', StringComparison.Ordinal) ? 2
            : 1;
    }

    private static bool IsWide(int value) => value
        is (>= 0x1100 and <= 0x115f)
        or (>= 0x2e80 and <= 0xa4cf)
        or (>= 0xac00 and <= 0xd7a3)
        or (>= 0xf900 and <= 0xfaff)
        or (>= 0xfe30 and <= 0xfe6f)
        or (>= 0xff00 and <= 0xff60)
        or (>= 0x1f300 and <= 0x1faff)
        or (>= 0x20000 and <= 0x3fffd);
}
