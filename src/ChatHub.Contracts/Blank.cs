using System.Text;

namespace ChatHub.Contracts;

/// <summary>Finds characters that show nothing: white space, and those that Unicode calls ignorable. A text of nothing else says nothing.</summary>
public static class Blank
{
    /// <summary>Characters with the property Default_Ignorable_Code_Point, which no later version of Unicode changes, and signs whose picture is empty.</summary>
    private static readonly (int From, int To)[] Invisible =
    [
        (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F),
        (0x202A, 0x202E), (0x2060, 0x206F), (0x2800, 0x2800), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFFB), (0x13430, 0x13442), (0x1BCA0, 0x1BCA3), (0x1D159, 0x1D159), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
    ];

    /// <summary>Whether a text shows nothing.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Is(rune))
                return false;
        }

        return true;
    }

    /// <summary>Whether a character shows nothing.</summary>
    public static bool Is(Rune character) => Rune.IsWhiteSpace(character) || (!character.IsAscii && IsInvisible(character.Value));

    private static bool IsInvisible(int code)
    {
        foreach (var (from, to) in Invisible)
        {
            if (code <= to)
                return code >= from;
        }

        return false;
    }
}
