using System.Buffers.Binary;
using System.Diagnostics;

namespace ChatHub.LoadTest.Load;

/// <summary>Version 7 UUIDs of one client: what <see cref="Guid.CreateVersion7()"/> makes, without a system call for each.</summary>
internal sealed class MessageIds
{
    private static readonly long Origin = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() - Milliseconds();

    private readonly byte[] bytes = Guid.NewGuid().ToByteArray(bigEndian: true);
    private ushort counter;

    public const int Length = 36;

    public void Write(Span<byte> room)
    {
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, Origin + Milliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));

        // Beside the random bits stands a counter, so that two of one millisecond differ.
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(9), counter++);
        new Guid(bytes, bigEndian: true).TryFormat(room, out _);
    }

    private static long Milliseconds() => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000);
}
