using System.Text.Json;

namespace ChatHub.TestKit;

/// <summary>A JSON string inside a frame, not yet decoded. Valid only during the callback that got it.</summary>
public readonly ref struct RawString
{
    private readonly ReadOnlySpan<byte> quoted;

    internal RawString(ReadOnlySpan<byte> quoted, bool escaped)
    {
        this.quoted = quoted;
        Escaped = escaped;
    }

    /// <summary>Whether it was absent or null.</summary>
    public bool IsNull => quoted.IsEmpty;

    /// <summary>Whether <see cref="Utf8"/> holds JSON escapes.</summary>
    public bool Escaped { get; }

    /// <summary>The bytes between the quotes: the text itself unless <see cref="Escaped"/>.</summary>
    public ReadOnlySpan<byte> Utf8 => quoted.IsEmpty ? default : quoted[1..^1];

    /// <summary>The decoded text; empty when absent.</summary>
    public override string ToString()
    {
        if (quoted.IsEmpty) return "";
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        return reader.GetString()!;
    }

    internal static RawString Of(scoped in Utf8JsonReader reader, ReadOnlySpan<byte> frame)
    {
        if (reader.TokenType != JsonTokenType.String) return default;
        var start = (int)reader.TokenStartIndex;
        return new RawString(frame[start..(int)reader.BytesConsumed], reader.ValueIsEscaped);
    }
}
