using System.Text.Json;

namespace ChatHub.TestKit;

/// <summary>A message as it stands in a frame. Valid only during the callback that got it.</summary>
public ref struct RawItem
{
    public long Pos { get; private set; }

    public RawString Id { get; private set; }

    public RawString From { get; private set; }

    /// <summary>The target's kind: user, group, all.</summary>
    public RawString Kind { get; private set; }

    /// <summary>The target's name.</summary>
    public RawString Name { get; private set; }

    /// <summary>C, D or T of a broadcast.</summary>
    public RawString Audience { get; private set; }

    public RawString Text { get; private set; }

    public RawString At { get; private set; }

    public bool Mine { get; private set; }

    internal static RawItem Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> frame)
    {
        var item = default(RawItem);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("pos"u8)) item.Pos = reader.GetInt64();
            else if (name.SequenceEqual("id"u8)) item.Id = RawString.Of(reader, frame);
            else if (name.SequenceEqual("from"u8)) item.From = RawString.Of(reader, frame);
            else if (name.SequenceEqual("to"u8)) item.ReadTarget(ref reader, frame);
            else if (name.SequenceEqual("text"u8)) item.Text = RawString.Of(reader, frame);
            else if (name.SequenceEqual("at"u8)) item.At = RawString.Of(reader, frame);
            else if (name.SequenceEqual("mine"u8)) item.Mine = reader.GetBoolean();
            else reader.Skip();
        }

        return item;
    }

    private void ReadTarget(ref Utf8JsonReader reader, ReadOnlySpan<byte> frame)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("kind"u8)) Kind = RawString.Of(reader, frame);
            else if (name.SequenceEqual("name"u8)) Name = RawString.Of(reader, frame);
            else if (name.SequenceEqual("audience"u8)) Audience = RawString.Of(reader, frame);
            else reader.Skip();
        }
    }
}
