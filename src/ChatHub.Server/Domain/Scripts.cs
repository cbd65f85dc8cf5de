using System.Text;

namespace ChatHub.Server.Domain;

/// <summary>
/// Which script a letter belongs to: the ranges of Unicode's Scripts.txt for the scripts in common use. Letters outside of them count as one
/// further script, which keeps them apart from all of these.
/// </summary>
internal static class Scripts
{
    private enum Script
    {
        Common,
        Latin,
        Greek,
        Cyrillic,
        Armenian,
        Hebrew,
        Arabic,
        Devanagari,
        Bengali,
        Tamil,
        Thai,
        Georgian,
        Hangul,
        Japanese,
        Ethiopic,
        Other,
    }

    private static readonly (int From, int To, Script Script)[] Ranges =
    [
        (0x0041, 0x005A, Script.Latin), (0x0061, 0x007A, Script.Latin), (0x00AA, 0x00AA, Script.Latin), (0x00BA, 0x00BA, Script.Latin),
        (0x00C0, 0x02B8, Script.Latin), (0x0300, 0x036F, Script.Common), (0x0370, 0x03FF, Script.Greek), (0x0400, 0x052F, Script.Cyrillic),
        (0x0531, 0x058F, Script.Armenian), (0x0591, 0x05F4, Script.Hebrew), (0x0600, 0x06FF, Script.Arabic), (0x0750, 0x077F, Script.Arabic),
        (0x08A0, 0x08FF, Script.Arabic), (0x0900, 0x097F, Script.Devanagari), (0x0980, 0x09FF, Script.Bengali), (0x0B80, 0x0BFF, Script.Tamil),
        (0x0E00, 0x0E7F, Script.Thai), (0x10A0, 0x10FF, Script.Georgian), (0x1100, 0x11FF, Script.Hangul), (0x1200, 0x139F, Script.Ethiopic),
        (0x1AB0, 0x1AFF, Script.Common), (0x1C80, 0x1C8F, Script.Cyrillic), (0x1C90, 0x1CBF, Script.Georgian), (0x1DC0, 0x1DFF, Script.Common),
        (0x1E00, 0x1EFF, Script.Latin), (0x1F00, 0x1FFF, Script.Greek), (0x2C60, 0x2C7F, Script.Latin), (0x2DE0, 0x2DFF, Script.Cyrillic),
        // Han, Hiragana and Katakana are one script as far as names go: Japanese mixes them in one word.
        (0x3005, 0x3007, Script.Japanese), (0x3041, 0x30FF, Script.Japanese), (0x3130, 0x318F, Script.Hangul), (0x31F0, 0x31FF, Script.Japanese),
        (0x3400, 0x4DBF, Script.Japanese), (0x4E00, 0x9FFF, Script.Japanese), (0xA640, 0xA69F, Script.Cyrillic), (0xA720, 0xA7FF, Script.Latin),
        (0xAC00, 0xD7FF, Script.Hangul), (0xAB30, 0xAB6F, Script.Latin), (0x20000, 0x323AF, Script.Japanese),
    ];

    /// <summary>Whether all letters are of one script; digits, marks and punctuation go with any.</summary>
    public static bool AreOne(string text)
    {
        var found = Script.Common;
        foreach (var rune in text.EnumerateRunes())
        {
            var script = Of(rune);
            if (script == Script.Common)
                continue;
            if (found != Script.Common && script != found)
                return false;
            found = script;
        }

        return true;
    }

    private static Script Of(Rune rune)
    {
        foreach (var (from, to, script) in Ranges)
        {
            if (rune.Value >= from && rune.Value <= to)
                return script;
        }

        return Rune.IsLetter(rune) ? Script.Other : Script.Common;
    }
}
