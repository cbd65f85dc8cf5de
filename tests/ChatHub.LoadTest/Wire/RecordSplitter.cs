namespace ChatHub.LoadTest.Wire;

/// <summary>Splits a stream of pieces into SignalR's records. A record that lies whole in a piece is not copied.</summary>
internal sealed class RecordSplitter
{
    public const byte Separator = 0x1E;

    private byte[] begun = [];
    private int length;

    public delegate void Handler(ReadOnlySpan<byte> record);

    public void Read(ReadOnlySpan<byte> piece, Handler handler)
    {
        while (piece.IndexOf(Separator) is var end and >= 0)
        {
            if (length == 0)
            {
                handler(piece[..end]);
            }
            else
            {
                Keep(piece[..end]);
                handler(begun.AsSpan(0, length));
                length = 0;
            }

            piece = piece[(end + 1)..];
        }

        Keep(piece);
    }

    private void Keep(ReadOnlySpan<byte> piece)
    {
        if (begun.Length - length < piece.Length)
        {
            Array.Resize(ref begun, Math.Max(begun.Length * 2, length + piece.Length));
        }

        piece.CopyTo(begun.AsSpan(length));
        length += piece.Length;
    }
}
