using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatHub.TestKit;

/// <summary>Writes SignalR frames into a reused buffer.</summary>
internal sealed class FrameWriter : IDisposable
{
    private const byte End = 0x1e;
    private readonly ArrayBufferWriter<byte> buffer = new(1024);
    private readonly Utf8JsonWriter json;

    public FrameWriter() =>
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public int Length => buffer.WrittenCount;

    public ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    public void Clear() => buffer.ResetWrittenCount();

    public void Raw(ReadOnlySpan<byte> frame)
    {
        buffer.Write(frame);
        buffer.Write([End]);
    }

    /// <summary>An invocation; without an id nobody answers it.</summary>
    public void Begin(string method, long? invocation)
    {
        json.Reset();
        json.WriteStartObject();
        json.WriteNumber("type"u8, 1);
        if (invocation is { } id)
        {
            Span<char> digits = stackalloc char[20];
            id.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
            json.WriteString("invocationId"u8, digits[..length]);
        }

        json.WriteString("target"u8, method);
        json.WriteStartArray("arguments"u8);
    }

    public void Argument(string? value) => json.WriteStringValue(value);

    public void Argument(ReadOnlySpan<byte> utf8) => json.WriteStringValue(utf8);

    public void Argument(Guid value) => json.WriteStringValue(value);

    public void Argument(long value) => json.WriteNumberValue(value);

    public void Argument(object? value)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case string text: json.WriteStringValue(text); break;
            case Guid id: json.WriteStringValue(id); break;
            case bool yes: json.WriteBooleanValue(yes); break;
            case IFormattable number: json.WriteRawValue(number.ToString(null, CultureInfo.InvariantCulture)); break;
            default: throw new ArgumentException($"Cannot send a {value.GetType()}.", nameof(value));
        }
    }

    public void Finish()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        buffer.Write([End]);
    }

    public void Dispose() => json.Dispose();
}
