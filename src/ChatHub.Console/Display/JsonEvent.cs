using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatHub.Contracts;

namespace ChatHub.Terminal.Display;

/// <summary>
/// A line of <c>--json</c>. <paramref name="Event"/> says which of the others are there: <c>message</c>, <c>reply</c> (with the <c>line</c> that it
/// answers), <c>connection</c> (with <c>state</c>, and perhaps <c>reason</c> and <c>retryIn</c> in seconds), <c>caught-up</c> (everything that was
/// pending has been told), <c>gap</c>, <c>presence</c>, <c>group</c>, <c>error</c> (with <c>text</c>). What they hold is as on the wire.
/// </summary>
internal sealed record JsonEvent(string Event)
{
    public MessageItem? Message { get; init; }

    public string? Line { get; init; }

    public Reply<JsonElement?>? Reply { get; init; }

    public string? State { get; init; }

    public string? Reason { get; init; }

    public double? RetryIn { get; init; }

    public Gap? Gap { get; init; }

    public PresenceChange? Presence { get; init; }

    public GroupChange? Group { get; init; }

    public string? Text { get; init; }
}

/// <summary>How such lines are written: as the wire is, and nothing that is not there.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JsonEvent))]
internal sealed partial class ConsoleJson : JsonSerializerContext
{
    public static ConsoleJson Lines { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
