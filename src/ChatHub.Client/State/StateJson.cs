using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatHub.Client;

/// <summary>How the files of <see cref="FileClientState"/> are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(SavedSession))]
[JsonSerializable(typeof(QueuedMessage))]
internal sealed partial class StateJson : JsonSerializerContext;
