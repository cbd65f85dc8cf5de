namespace ChatHub.Server.Store;

/// <summary>A set of user ids as a bitmap, the form in which an audience is stored: bit id % 8 of byte id / 8.</summary>
public sealed class UserSet
{
    private byte[] _bits = [];

    public int Count { get; private set; }

    public bool Contains(int user) => Contains(_bits, user);

    public static bool Contains(ReadOnlySpan<byte> bits, int user) => user / 8 < bits.Length && (bits[user / 8] & Mask(user)) != 0;

    /// <summary>The bit of a user within its byte.</summary>
    public static int Mask(int user) => 1 << (user % 8);

    public bool Add(int user)
    {
        if (Contains(user))
            return false;
        if (user / 8 >= _bits.Length)
            Array.Resize(ref _bits, Math.Max(_bits.Length * 2, user / 8 + 1));
        _bits[user / 8] |= (byte)Mask(user);
        Count++;
        return true;
    }

    public bool Remove(int user)
    {
        if (!Contains(user))
            return false;
        _bits[user / 8] &= (byte)~Mask(user);
        Count--;
        return true;
    }

    /// <summary>This set, without those in <paramref name="except"/>, and always with <paramref name="sender"/>.</summary>
    public byte[] Audience(UserSet? except, int sender)
    {
        var audience = new byte[Math.Max(_bits.Length, sender / 8 + 1)];
        _bits.CopyTo(audience, 0);
        if (except is not null)
        {
            for (var i = 0; i < Math.Min(audience.Length, except._bits.Length); i++)
            {
                audience[i] &= (byte)~except._bits[i];
            }
        }

        audience[sender / 8] |= (byte)Mask(sender);
        return audience.AsSpan().TrimEnd((byte)0).ToArray();
    }
}
