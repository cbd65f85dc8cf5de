using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ChatHub.Tests;

/// <summary>Reads bodies that must not be null.</summary>
public static class Json
{
    public static T Read<T>(string body, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(body, type) ?? throw new InvalidOperationException("null where something was due");
}
