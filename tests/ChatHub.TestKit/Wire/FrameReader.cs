using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChatHub.Contracts;

namespace ChatHub.TestKit;

/// <summary>Takes one SignalR frame apart and hands it on. Makes no strings on the hot path (batches and completions).</summary>
internal static class FrameReader
{
    private const int Invocation = 1;
    private const int Completion = 3;
    private const int Close = 7;

    public static void Dispatch(ReadOnlySpan<byte> frame, RawClient client, RawClientEvents events)
    {
        var reader = new Utf8JsonReader(frame);
        reader.Read();
        var (type, invocation) = (0, 0L);
        RawString target = default, error = default;
        Utf8JsonReader arguments = default, result = default;
        var (hasArguments, hasResult) = (false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("type"u8)) type = reader.GetInt32();
            else if (name.SequenceEqual("invocationId"u8)) invocation = Number(reader.ValueSpan);
            else if (name.SequenceEqual("target"u8)) target = RawString.Of(reader, frame);
            else if (name.SequenceEqual("error"u8)) error = RawString.Of(reader, frame);
            else if (name.SequenceEqual("arguments"u8))
            {
                // Read where it stands when what it is for is known already, as SignalR writes it: skipping it first would read it twice.
                if (!target.IsNull) Event(target, ref reader, frame, client, events);
                else hasArguments = Later(ref reader, out arguments);
            }
            else if (name.SequenceEqual("result"u8)) hasResult = Later(ref reader, out result);
            else reader.Skip();
        }

        if (type == Invocation && hasArguments) Event(target, ref arguments, frame, client, events);
        else if (type == Completion) Complete(invocation, ref result, hasResult, error, frame, client);
        else if (type == Close) client.ServerClosed(error.IsNull ? "closed by the server" : error.ToString());
    }

    private static bool Later(scoped ref Utf8JsonReader reader, scoped out Utf8JsonReader at)
    {
        at = reader;
        reader.Skip();
        return true;
    }

    private static void Complete(
        long invocation, ref Utf8JsonReader result, bool hasResult, RawString error, ReadOnlySpan<byte> frame, RawClient client)
    {
        var reply = hasResult ? RawReply.Read(ref result, frame) : default;
        reply.Error = error;
        client.Complete(invocation, reply);
    }

    private static void Event(RawString target, ref Utf8JsonReader reader, ReadOnlySpan<byte> frame, RawClient client, RawClientEvents events)
    {
        reader.Read();
        if (target.Utf8.SequenceEqual("Receive"u8)) BatchReader.Read(ref reader, frame, client, events);
        else if (target.Utf8.SequenceEqual("Welcome"u8)) client.Welcomed(Argument(ref reader, ContractsJson.Default.Welcome));
        else if (target.Utf8.SequenceEqual("Gap"u8)) events.Gap(client, Argument(ref reader, ContractsJson.Default.Gap));
        else if (target.Utf8.SequenceEqual("Bye"u8)) events.Bye(client, Argument(ref reader, ContractsJson.Default.Bye));
        else if (target.Utf8.SequenceEqual("Presence"u8)) events.Presence(client, Argument(ref reader, ContractsJson.Default.PresenceChange));
        else if (target.Utf8.SequenceEqual("GroupChanged"u8)) events.GroupChanged(client, Argument(ref reader, ContractsJson.Default.GroupChange));
        while (reader.TokenType != JsonTokenType.EndArray || reader.CurrentDepth > 1)
        {
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject) reader.Skip();
            reader.Read();
        }
    }

    private static T Argument<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> shape) => JsonSerializer.Deserialize(ref reader, shape)!;

    private static long Number(ReadOnlySpan<byte> digits) => System.Buffers.Text.Utf8Parser.TryParse(digits, out long value, out _) ? value : 0;
}
