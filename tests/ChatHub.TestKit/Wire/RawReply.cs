using System.Text.Json;

namespace ChatHub.TestKit;

/// <summary>The answer to an invocation as it stands in a frame. Valid only during the callback that got it.</summary>
public ref struct RawReply
{
    public bool Ok { get; private set; }

    public RawString Code { get; private set; }

    public RawString Text { get; private set; }

    /// <summary>The JSON of <c>data</c>; empty when there is none.</summary>
    public ReadOnlySpan<byte> Data { get; private set; }

    /// <summary>Of a sent message; 0 otherwise.</summary>
    public long Pos { get; private set; }

    /// <summary>Of a sent message; 0 otherwise.</summary>
    public int Audience { get; private set; }

    /// <summary>Of a sent message; 0 otherwise.</summary>
    public int Connected { get; private set; }

    /// <summary>SignalR's own error: the method failed or does not exist.</summary>
    public RawString Error { get; internal set; }

    internal static RawReply Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> frame)
    {
        var reply = default(RawReply);
        if (reader.TokenType != JsonTokenType.StartObject) return reply;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("ok"u8)) reply.Ok = reader.GetBoolean();
            else if (name.SequenceEqual("code"u8)) reply.Code = RawString.Of(reader, frame);
            else if (name.SequenceEqual("text"u8)) reply.Text = RawString.Of(reader, frame);
            else if (name.SequenceEqual("data"u8)) reply.ReadData(ref reader, frame);
            else reader.Skip();
        }

        return reply;
    }

    private void ReadData(ref Utf8JsonReader reader, ReadOnlySpan<byte> frame)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType == JsonTokenType.StartObject) ReadSent(ref reader);
        else reader.Skip();
        if (reader.TokenType != JsonTokenType.Null) Data = frame[start..(int)reader.BytesConsumed];
    }

    private void ReadSent(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Number) reader.Skip();
            else if (name.SequenceEqual("pos"u8)) Pos = reader.GetInt64();
            else if (name.SequenceEqual("audience"u8)) Audience = reader.GetInt32();
            else if (name.SequenceEqual("connected"u8)) Connected = reader.GetInt32();
        }
    }
}
