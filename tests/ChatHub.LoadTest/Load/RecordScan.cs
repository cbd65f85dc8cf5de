using System.Buffers.Text;

namespace ChatHub.LoadTest.Load;

/// <summary>Finds values in a record by their keys: a JSON reader would cost the generator more than the server spends on writing the record.</summary>
internal static class RecordScan
{
    public static ReadOnlySpan<byte> Receive => "{\"type\":1,\"target\":\"Receive\""u8;

    public static ReadOnlySpan<byte> Completion => "{\"type\":3,"u8;

    public static ReadOnlySpan<byte> Welcome => "{\"type\":1,\"target\":\"Welcome\""u8;

    public static ReadOnlySpan<byte> Gap => "{\"type\":1,\"target\":\"Gap\""u8;

    public static ReadOnlySpan<byte> Bye => "{\"type\":1,\"target\":\"Bye\""u8;

    /// <summary>What stands before an item's text.</summary>
    public static ReadOnlySpan<byte> Text => "\"text\":\""u8;

    /// <summary>The number behind a key, and what follows it.</summary>
    public static long Number(ref ReadOnlySpan<byte> record, ReadOnlySpan<byte> key)
    {
        var at = record.IndexOf(key);
        if (at < 0 || !Utf8Parser.TryParse(record[(at + key.Length)..], out long number, out var length))
        {
            throw new FormatException("no " + System.Text.Encoding.UTF8.GetString(key));
        }

        record = record[(at + key.Length + length)..];
        return number;
    }
}
