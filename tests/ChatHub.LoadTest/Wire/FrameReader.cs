using System.Buffers.Binary;

namespace ChatHub.LoadTest.Wire;

/// <summary>Takes a server's WebSocket frames apart. Data goes on in the pieces in which it arrives; a control frame waits until it is whole.</summary>
internal sealed class FrameReader(FrameReader.ISink sink)
{
    private long remaining;

    /// <summary>Where the pieces go.</summary>
    internal interface ISink
    {
        void OnData(ReadOnlySpan<byte> piece);

        void OnControl(Opcode opcode, ReadOnlySpan<byte> payload);
    }

    /// <summary>Consumes what it can.</summary>
    /// <returns>How many bytes; the rest must be given again with more behind it.</returns>
    public int Read(ReadOnlySpan<byte> bytes)
    {
        var consumed = 0;
        while (consumed < bytes.Length)
        {
            var rest = bytes[consumed..];
            if (remaining > 0)
            {
                var piece = rest[..(int)Math.Min(remaining, rest.Length)];
                remaining -= piece.Length;
                consumed += piece.Length;
                sink.OnData(piece);
                continue;
            }

            if (!TryHeader(rest, out var opcode, out var length, out var header))
            {
                break;
            }

            if (opcode < Opcode.Close)
            {
                remaining = length;
                consumed += header;
                continue;
            }

            if (rest.Length < header + length)
            {
                break;
            }

            sink.OnControl(opcode, rest.Slice(header, (int)length));
            consumed += header + (int)length;
        }

        return consumed;
    }

    private static bool TryHeader(ReadOnlySpan<byte> bytes, out Opcode opcode, out long length, out int header)
    {
        (opcode, length, header) = (default, 0, 2);
        if (bytes.Length < header)
        {
            return false;
        }

        opcode = (Opcode)(bytes[0] & 0x0F);
        length = bytes[1] & 0x7F;
        header = length switch { 126 => 4, 127 => 10, _ => 2 };
        if (bytes.Length < header)
        {
            return false;
        }

        length = header switch
        {
            4 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            10 => BinaryPrimitives.ReadInt64BigEndian(bytes[2..]),
            _ => length,
        };
        return true;
    }
}
