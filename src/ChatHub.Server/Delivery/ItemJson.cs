using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatHub.Contracts;

namespace ChatHub.Server.Delivery;

/// <summary>
/// A <see cref="MessageItem"/> as <see cref="ContractsJson"/> writes it, in two pieces: what is the same for all readers, and the rest. By hand, which costs a third
/// of the serialiser's way.
/// </summary>
internal static class ItemJson
{
    // One for each thread: making them costs as much as writing an item.
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Everything up to the value of <c>mine</c>.</summary>
    public static byte[] UptoMine(MessageItem item)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(1024);
        var json = _writer ??= new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        json.WriteNumber("pos"u8, item.Pos);
        json.WriteString("id"u8, item.Id);
        json.WriteString("from"u8, item.From);
        json.WriteStartObject("to"u8);
        json.WriteString("kind"u8, item.To.Kind);
        json.WriteString("name"u8, item.To.Name);
        json.WriteString("audience"u8, item.To.Audience);
        json.WriteEndObject();
        json.WriteString("text"u8, item.Text);
        json.WriteString("at"u8, item.At);
        json.WritePropertyName("mine"u8);
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public static void WriteRest(IBufferWriter<byte> output, bool mine, bool deleted)
    {
        output.Write(mine ? "true"u8 : "false"u8);
        output.Write(deleted ? ",\"deleted\":true}"u8 : "}"u8);
    }
}
