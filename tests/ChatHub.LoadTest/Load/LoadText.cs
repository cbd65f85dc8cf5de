using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace ChatHub.LoadTest.Load;

/// <summary>
/// The text of a message says who sent it, which one it is in two counts, and when: all that the receiver needs to check that each comes once
/// and in order, and to tell how long it took.
/// </summary>
/// <param name="Sender">Number of the sending client.</param>
/// <param name="ToTarget">Its how-manieth message to this target, from 0.</param>
/// <param name="Total">Its how-manieth message at all, from 0.</param>
/// <param name="SentAt">The stopwatch, in ticks.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LoadText(int Sender, long ToTarget, long Total, long SentAt)
{
    /// <summary>The shortest text.</summary>
    public const int Shortest = 51;

    private const byte Filler = (byte)'x';

    /// <summary>What every text begins with, and nothing else on the wire holds.</summary>
    public static ReadOnlySpan<byte> Mark => "~L"u8;

    public void Write(Span<byte> room)
    {
        room.Fill(Filler);
        Mark.CopyTo(room);
        Digits(Sender, room.Slice(2, 6));
        Digits(ToTarget, room.Slice(9, 10));
        Digits(Total, room.Slice(20, 10));
        Digits(SentAt, room.Slice(31, 19));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static LoadText Read(ReadOnlySpan<byte> text) =>
        new((int)Number(text.Slice(2, 6)), Number(text.Slice(9, 10)), Number(text.Slice(20, 10)), Number(text.Slice(31, 19)));

    private static void Digits(long number, Span<byte> room)
    {
        for (var i = room.Length - 1; i >= 0; i--)
        {
            (number, var digit) = Math.DivRem(number, 10);
            room[i] = (byte)('0' + digit);
        }
    }

    private static long Number(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out long number, out _) ? number : throw new FormatException("no load-test text");
}
