using System.Buffers.Binary;
using System.Buffers.Text;

namespace ChatHub.LoadTest.Wire;

/// <summary>WebSocket frames as a client sends them, gathered until one write carries them all. The mask is zero: the protocol wants one, nobody needs its cost here.</summary>
internal sealed class FrameWriter
{
    private const int LongHeader = 8;
    private const int ShortHeader = 6;
    private const int LongestShortPayload = 125;
    private const byte Final = 0x80;
    private const byte Masked = 0x80;
    private const byte SixteenBitLength = 126;

    private byte[] buffer = new byte[1024];
    private int used;
    private int start;

    public bool IsEmpty => used == 0;

    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, used);

    public void Clear() => used = 0;

    public void Begin()
    {
        start = used;
        _ = Take(LongHeader);
    }

    public void Append(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void Append(long number)
    {
        var room = Take(20);
        Utf8Formatter.TryFormat(number, room, out var written);
        used -= room.Length - written;
    }

    public Span<byte> Take(int length)
    {
        if (buffer.Length - used < length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, used + length));
        }

        var room = buffer.AsSpan(used, length);
        used += length;
        return room;
    }

    public void End(Opcode opcode)
    {
        var frame = buffer.AsSpan(start, used - start);
        var length = frame.Length - LongHeader;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, ushort.MaxValue);
        frame[..LongHeader].Clear();
        frame[0] = (byte)(Final | (byte)opcode);
        if (length > LongestShortPayload)
        {
            frame[1] = Masked | SixteenBitLength;
            BinaryPrimitives.WriteUInt16BigEndian(frame[2..], (ushort)length);
            return;
        }

        frame[1] = (byte)(Masked | length);
        frame[LongHeader..].CopyTo(frame[ShortHeader..]);
        used -= LongHeader - ShortHeader;
    }
}
