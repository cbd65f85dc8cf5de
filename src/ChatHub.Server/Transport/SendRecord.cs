using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ChatHub.Contracts;

namespace ChatHub.Server.Transport;

/// <summary>A call of <c>Message</c> or <c>MessageAll</c>.</summary>
/// <param name="Invocation">The call, as the client named it.</param>
/// <param name="ToAll">Whether it is one of <c>MessageAll</c>, which has one argument less.</param>
internal readonly record struct SendRecord(string Invocation, bool ToAll, (string?, string?, string?, string?) Arguments)
{
    private const byte End = 0x1e;
    private const int MostArguments = 4;

    /// <summary>
    /// Takes such a call off the input, if it is as every client writes it. Whatever is odd about a record (a property that comes twice, headers, a
    /// wrong type, half a letter) leaves it to SignalR, which refuses it in its own way.
    /// </summary>
    public static bool TryRead(ref ReadOnlySequence<byte> input, out SendRecord send)
    {
        send = default;
        if (input.PositionOf(End) is not { } end)
            return false;
        var reader = new Utf8JsonReader(input.Slice(0, end));
        try
        {
            if (!TryRead(ref reader, out send))
                return false;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }

        input = input.Slice(input.GetPosition(1, end));
        return true;
    }

    private static bool TryRead(ref Utf8JsonReader reader, out SendRecord send)
    {
        send = default;
        string? invocation = null;
        bool? toAll = null;
        (string?, string?, string?, string?) arguments = default;
        var (isCall, count) = (false, -1);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var understood =
                !isCall && reader.ValueTextEquals("type"u8) ? isCall = IsCall(ref reader)
                : toAll is null && reader.ValueTextEquals("target"u8) ? (toAll = IsToAll(ref reader)) is not null
                : invocation is null && reader.ValueTextEquals("invocationId"u8) ? (invocation = TextOf(ref reader)) is not null
                : count < 0 && reader.ValueTextEquals("arguments"u8) && (count = ReadArguments(ref reader, out arguments)) >= 0;
            if (!understood)
                return false;
        }

        if (!isCall || reader.TokenType != JsonTokenType.EndObject || reader.Read() || invocation is null || toAll is null)
            return false;
        send = new SendRecord(invocation, toAll.Value, arguments);
        return count == (toAll.Value ? MostArguments - 1 : MostArguments);
    }

    private static bool IsCall(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var type) && type == 1;

    private static bool? IsToAll(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.String)
            return null;
        return reader.ValueTextEquals(nameof(IChatHub.Message)) ? false : reader.ValueTextEquals(nameof(IChatHub.MessageAll)) ? true : null;
    }

    private static string? TextOf(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } text ? text : null;

    /// <returns>How many there are; -1 when they are not all texts, or too many.</returns>
    private static int ReadArguments(ref Utf8JsonReader reader, out (string?, string?, string?, string?) arguments)
    {
        arguments = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            return -1;
        for (var count = 0; reader.Read(); count++)
        {
            if (reader.TokenType == JsonTokenType.EndArray)
                return count;
            if (count == MostArguments || reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
                return -1;
            var text = reader.GetString();
            switch (count)
            {
                case 0: arguments.Item1 = text; break;
                case 1: arguments.Item2 = text; break;
                case 2: arguments.Item3 = text; break;
                default: arguments.Item4 = text; break;
            }
        }

        return -1;
    }
}
