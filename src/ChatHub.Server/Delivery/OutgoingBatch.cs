using System.Text.Json;
using System.Text.Json.Serialization;
using ChatHub.Contracts;

namespace ChatHub.Server.Delivery;

/// <summary>A <see cref="Batch"/> before it is written: its items are shared with other sessions and already serialised.</summary>
/// <param name="User">The reader, who decides what is <c>mine</c>.</param>
[JsonConverter(typeof(OutgoingBatchConverter))]
public sealed record OutgoingBatch(int User, long After, long Upto, IReadOnlyList<LogMessage> Messages, bool More);

/// <summary>Writes the batch as <see cref="Batch"/> is written, each item by copying its bytes.</summary>
public sealed class OutgoingBatchConverter : JsonConverter<OutgoingBatch>
{
    public override OutgoingBatch Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("The server only writes batches.");

    public override void Write(Utf8JsonWriter writer, OutgoingBatch value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("after"u8, value.After);
        writer.WriteNumber("upto"u8, value.Upto);
        writer.WriteStartArray("items"u8);
        foreach (var message in value.Messages)
        {
            writer.WriteRawValue(message.JsonFor(value.User), skipInputValidation: true);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("more"u8, value.More);
        writer.WriteEndObject();
    }
}
