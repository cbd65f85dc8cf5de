using System.Text;
using ChatHub.Contracts;

namespace ChatHub.Server.Domain;

/// <summary>What a message may hold: anything that can be shown, plus tabs and line breaks, up to the limit; nothing is changed.</summary>
internal static class Texts
{
    public static Refusal? Complaint(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Refusals.TextInvalid;
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
