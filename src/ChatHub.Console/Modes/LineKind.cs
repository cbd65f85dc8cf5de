using System.Globalization;
using System.Text;
using ChatHub.Contracts;
using ChatHub.Terminal.Local;

namespace ChatHub.Terminal.Modes;

/// <summary>The kind of a typed line. White space before it does not matter.</summary>
internal static class LineKind
{
    private const int MinusSign = 0x2212;

    /// <summary>A command for the server: a dash directly followed by a letter. A list's dash, or a number's, is text.</summary>
    public static bool IsCommand(string line) => Begins(line, '-');

    /// <summary>A command for this program: a slash directly followed by a letter. Two slashes stand for one that begins a text.</summary>
    public static bool IsLocal(string line) => Begins(line, LocalCommands.Sign);

    /// <summary>
    /// Whether the line is surely a command that was typed, or corrected by the system, with another dash than the one that commands begin with. As a
    /// text it would tell everybody in the conversation what was meant for one.
    /// </summary>
    public static bool HasWrongDash(string line)
    {
        var rest = line.AsSpan().TrimStart();
        var dashes = 0;
        while (Rune.DecodeFromUtf16(rest, out var rune, out var length) == System.Buffers.OperationStatus.Done && IsDash(rune))
        {
            dashes += rune.Value == '-' ? 0 : 1;
            rest = rest[length..];
        }

        rest = rest.TrimStart();
        return dashes > 0 && Commands.Named($"-{Commands.NextWord(ref rest)}", out _).Count > 0;
    }

    /// <summary>The text of a line that is none of these.</summary>
    public static string TextOf(string line)
    {
        var start = line.Length - line.AsSpan().TrimStart().Length;
        return line.AsSpan(start).StartsWith("//", StringComparison.Ordinal) ? line.Remove(start, 1) : line;
    }

    private static bool Begins(string line, char sign) => line.AsSpan().TrimStart() is [var first, var second, ..] && first == sign && char.IsLetter(second);

    private static bool IsDash(Rune rune) => rune.Value == MinusSign || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation;
}
