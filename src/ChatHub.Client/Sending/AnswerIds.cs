using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>
/// The ids of a program's answers: name-based UUIDs (version 5), made from what is answered. An answer to the same message is thereby the same answer,
/// and every program sees that it is one. What people write has ids of version 7 (or 4).
/// </summary>
internal static class AnswerIds
{
    private const int Version = 5;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 9562 names SHA-1 for version 5; an id is no secret.")]
    public static Guid Of(MessageItem message)
    {
        Span<byte> name = stackalloc byte[16];
        message.Id.TryWriteBytes(name, bigEndian: true, out _);
        var hash = SHA1.HashData([.. name, .. Encoding.UTF8.GetBytes(message.Pos.ToString(CultureInfo.InvariantCulture))]);
        hash[6] = (byte)((hash[6] & 0x0f) | (Version << 4));
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, name.Length), bigEndian: true);
    }

    public static bool Is(Guid id) => id.Version == Version;
}
