using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Transport;

/// <summary>
/// Writes what a session sends at once: a completion for each answer, and an invocation of <c>Receive</c> with a <see cref="Batch"/> whose items
/// are copied as they were serialised.
/// </summary>
internal static class OutgoingRecords
{
    private const int LongestNumber = 20;
    private static readonly JsonEncodedText Fault = JsonEncodedText.Encode("An unexpected error occurred on the server.");

    // One for each thread: making one for each record costs as much as writing it.
    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static void Write(Outgoing outgoing, IBufferWriter<byte> output)
    {
        foreach (var answer in outgoing.Answers)
        {
            Write(answer, output);
        }

        if (outgoing.Batch is { } batch)
            Write(batch, output);
    }

    private static void Write(Answer answer, IBufferWriter<byte> output)
    {
        var writer = _writer ??= new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        writer.Reset(output);
        writer.WriteStartObject();
        writer.WriteNumber("type"u8, 3);
        writer.WriteString("invocationId"u8, answer.Invocation);
        if (answer.Reply is { } reply)
        {
            writer.WriteStartObject("result"u8);
            writer.WriteBoolean("ok"u8, reply.Ok);
            writer.WriteString("code"u8, reply.Code);
            writer.WriteString("text"u8, reply.Text);
            Write(reply.Data, writer);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteString("error"u8, Fault);
        }

        writer.WriteEndObject();
        writer.Flush();
        output.Write("\u001e"u8);
    }

    private static void Write(Sent? sent, Utf8JsonWriter writer)
    {
        if (sent is null)
        {
            writer.WriteNull("data"u8);
            return;
        }

        writer.WriteStartObject("data"u8);
        writer.WriteNumber("pos"u8, sent.Pos);
        writer.WriteString("at"u8, sent.At);
        writer.WriteNumber("audience"u8, sent.Audience);
        writer.WriteNumber("connected"u8, sent.Connected);
        writer.WriteEndObject();
    }

    private static void Write(OutgoingBatch batch, IBufferWriter<byte> output)
    {
        output.Write("{\"type\":1,\"target\":\"Receive\",\"arguments\":[{\"after\":"u8);
        Write(batch.After, output);
        output.Write(",\"upto\":"u8);
        Write(batch.Upto, output);
        output.Write(",\"items\":["u8);
        var separator = ""u8;
        foreach (var message in batch.Messages)
        {
            output.Write(separator);
            message.WriteTo(output, batch.User);
            separator = ","u8;
        }

        output.Write(batch.More ? "],\"more\":true}]}\u001e"u8 : "],\"more\":false}]}\u001e"u8);
    }

    private static void Write(long number, IBufferWriter<byte> output)
    {
        Utf8Formatter.TryFormat(number, output.GetSpan(LongestNumber), out var written);
        output.Advance(written);
    }
}
