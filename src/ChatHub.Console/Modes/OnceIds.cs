using System.Security.Cryptography;
using System.Text;

namespace ChatHub.Terminal.Modes;

/// <summary>Message ids that follow from a key and a line's number, so that lines which are run again are the same messages for the server.</summary>
internal static class OnceIds
{
    public static Guid Of(string key, int line)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{line}\n{key}")).AsSpan(0, 16);

        // A UUID of version 8: made by its user's own rule.
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
