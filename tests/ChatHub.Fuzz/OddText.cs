using System.Buffers;
using System.Text;

namespace ChatHub.Fuzz;

/// <summary>Bytes as text: UTF-8, and what is none becomes a lone surrogate, so that text which no encoder makes is reached too.</summary>
public static class OddText
{
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == OperationStatus.Done)
            {
                text.Append(rune);
            }
            else
            {
                used = 1;
                text.Append((char)((bytes[0] % 2 == 0 ? 0xD800 : 0xDC00) + bytes[0]));
            }

            bytes = bytes[used..];
        }

        return text.ToString();
    }
}
