using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ChatHub.Contracts;
using ChatHub.Server.Domain;
using Microsoft.AspNetCore.Http.Json;

namespace ChatHub.Fuzz.Rules;

/// <summary>Any body of a request is one that is expected, or no JSON of its shape, which the framework answers as a bad request; the same of an answer in the client.</summary>
public static class SessionRule
{
    /// <summary>As the endpoints read: nothing is set.</summary>
    private static readonly JsonSerializerOptions Bodies = new JsonOptions().SerializerOptions;

    public static void Check(byte[] bytes)
    {
        if (Read(() => JsonSerializer.Deserialize<SessionRequest>(bytes, Bodies)) is { } session)
        {
            NameRule.Check(session.Nick ?? "");
            Same(session, Bodies);
        }

        if (Read(() => JsonSerializer.Deserialize<PasswordRequest>(bytes, Bodies)) is { } password)
        {
            Rule.Holds(!Passwords.IsAcceptable(password.Password) || password.Password.Length is >= 8 and <= 128, "A password has its length");
            Same(password, Bodies);
        }

        if (Read(() => JsonSerializer.Deserialize<DeletionRequest>(bytes, Bodies)) is { } deletion)
            Same(deletion, Bodies);
        if (Read(() => JsonSerializer.Deserialize(bytes, ContractsJson.Wire.SessionView)) is { } view)
            Same(view, ContractsJson.Wire.Options);
        if (Read(() => JsonSerializer.Deserialize(bytes, ContractsJson.Wire.Problem)) is { } problem)
            Same(problem, ContractsJson.Wire.Options);
    }

    private static T? Read<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Same<T>(T body, JsonSerializerOptions options)
    {
        var type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        Rule.Holds(body!.Equals(JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(body, type), type)), "A body is the same when it is sent on");
    }
}
