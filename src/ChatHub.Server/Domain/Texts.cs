using System.Buffers;
using System.Text;
using ChatHub.Contracts;

namespace ChatHub.Server.Domain;

/// <summary>What a message may hold: anything that can be shown, plus tabs and line breaks, up to the limit; nothing is changed.</summary>
internal static class Texts
{
    /// <summary>What needs no second look: no control character, no half of a pair.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', 0x7f - ' ').Concat(Enumerable.Range(0xa0, 0x250 - 0xa0)).Select(code => (char)code), '\n', '\r', '\t']);

    public static Refusal? Complaint(string? text)
    {
        if (text is null || Blank.Is(text))
            return Refusals.TextInvalid;
        if (text.Length <= Limits.Default.TextLength && !text.ContainsAnyExcept(Plain))
            return null;
        // A scalar value has at most two UTF-16 units: this spares counting what is far too long.
        if (text.Length > 2 * Limits.Default.TextLength)
            return Refusals.TextTooLong;

        var length = 0;
        for (var i = 0; i < text.Length; length++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune) || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t')))
                return Refusals.TextInvalid;
            i += rune.Utf16SequenceLength;
        }

        return length > Limits.Default.TextLength ? Refusals.TextTooLong : null;
    }
}
