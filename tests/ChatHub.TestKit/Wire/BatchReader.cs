using System.Text.Json;

namespace ChatHub.TestKit;

/// <summary>Reads the argument of <c>Receive</c>, one pass when the properties stand in the contract's order.</summary>
internal static class BatchReader
{
    public static void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> frame, RawClient client, RawClientEvents events)
    {
        var (after, upto, more, count) = (-1L, -1L, false, 0);
        bool? wanted = null;
        Utf8JsonReader items = default;
        var postponed = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("after"u8)) after = reader.GetInt64();
            else if (name.SequenceEqual("upto"u8)) upto = reader.GetInt64();
            else if (name.SequenceEqual("more"u8)) more = reader.GetBoolean();
            else if (name.SequenceEqual("items"u8) && after >= 0 && upto >= 0)
            {
                wanted = events.BatchBegins(client, after, upto);
                if (wanted == true) count = Items(ref reader, frame, client, events);
                else reader.Skip();
            }
            else if (name.SequenceEqual("items"u8))
            {
                items = reader;
                postponed = true;
                reader.Skip();
            }
            else reader.Skip();
        }

        wanted ??= events.BatchBegins(client, after, upto);
        if (wanted == false) return;
        if (postponed) count = Items(ref items, frame, client, events);
        events.BatchEnds(client, upto, count, more);
    }

    private static int Items(ref Utf8JsonReader reader, ReadOnlySpan<byte> frame, RawClient client, RawClientEvents events)
    {
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            events.Item(client, RawItem.Read(ref reader, frame));
            count++;
        }

        return count;
    }
}
