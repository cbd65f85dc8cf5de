using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>What would not survive the wire is refused before it is queued: it could only be tried for ever.</summary>
internal static class Texts
{
    /// <summary>Room for a command and a name before the text of a typed line.</summary>
    private const int LineOverhead = 256;

    public static Refusal? Check(string text, bool isLine)
    {
        if (isLine ? text.Length == 0 : Blank.Is(text))
            return Refusals.TextInvalid;

        var characters = 0;
        for (var index = 0; index < text.Length; index++, characters++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;
            if (!char.IsSurrogatePair(text, index))
                return Refusals.TextInvalid;
            index++;
        }

        return characters > Limits.Default.TextLength + (isLine ? LineOverhead : 0) ? Refusals.TextTooLong : null;
    }
}
