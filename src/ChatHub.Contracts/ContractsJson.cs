using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatHub.Contracts;

/// <summary>How everything on the wire is written: JSON, camelCase. Source-generated, so that clients may be trimmed.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Reply))]
[JsonSerializable(typeof(Reply<JsonElement>))]
[JsonSerializable(typeof(Reply<IReadOnlyList<CommandView>>))]
[JsonSerializable(typeof(Reply<IReadOnlyList<UserView>>))]
[JsonSerializable(typeof(Reply<IReadOnlyList<GroupView>>))]
[JsonSerializable(typeof(Reply<GroupView>))]
[JsonSerializable(typeof(Reply<Sent>))]
[JsonSerializable(typeof(Reply<HistoryPage>))]
[JsonSerializable(typeof(Reply<UserCount>))]
[JsonSerializable(typeof(Welcome))]
[JsonSerializable(typeof(Batch))]
[JsonSerializable(typeof(Gap))]
[JsonSerializable(typeof(PresenceChange))]
[JsonSerializable(typeof(GroupChange))]
[JsonSerializable(typeof(Bye))]
[JsonSerializable(typeof(SessionRequest))]
[JsonSerializable(typeof(SessionView))]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(PasswordRequest))]
[JsonSerializable(typeof(DeletionRequest))]
[JsonSerializable(typeof(IReadOnlyList<DeviceView>))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(IReadOnlyList<CommandView>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(long?))]
[JsonSerializable(typeof(int?))]
public sealed partial class ContractsJson : JsonSerializerContext
{
    /// <summary>The context with which the wire is written: accents as they are, as SignalR's own protocol does. This JSON never stands inside HTML.</summary>
    public static ContractsJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
