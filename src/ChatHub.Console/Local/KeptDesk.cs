using System.Text.Json;
using System.Text.Json.Serialization;
using ChatHub.Contracts;

namespace ChatHub.Terminal.Local;

/// <summary>The state of a terminal that outlives a restart, beside what the client itself keeps.</summary>
internal sealed record KeptDesk
{
    /// <summary>The chosen conversation; null for none.</summary>
    public MessageTarget? Chosen { get; init; }

    /// <summary>Whether it is shown who comes and goes.</summary>
    public bool ShowsEntries { get; init; } = true;

    /// <summary>The last lines that were entered, the oldest first.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];
}

/// <summary>How it is written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(KeptDesk))]
internal sealed partial class KeptDeskJson : JsonSerializerContext;
