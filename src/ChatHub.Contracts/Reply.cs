using System.Diagnostics.CodeAnalysis;

namespace ChatHub.Contracts;

/// <summary>The answer to a command: done, or refused with a stable code. On the wire <c>{ ok, code, text, data }</c>.</summary>
/// <param name="Ok">True when it was done.</param>
/// <param name="Code"><c>ok</c>, or the refusal's stable code (see <see cref="Refusals"/>): clients may show another language by it.</param>
/// <param name="Text">What a user reads, in Portuguese; may have several lines.</param>
public record Reply(bool Ok, string Code, string Text)
{
    /// <summary>The code of every reply that is no refusal.</summary>
    public const string OkCode = "ok";

    /// <summary>A refusal without data.</summary>
    public static Reply Refused(Refusal refusal) => new(false, refusal.Code, refusal.Text);
}

/// <summary>A reply that carries data when it is ok.</summary>
/// <typeparam name="T">The shape of the data; each hub method names its own.</typeparam>
/// <param name="Ok">True when it was done.</param>
/// <param name="Code"><c>ok</c>, or the refusal's stable code.</param>
/// <param name="Text">What a user reads.</param>
/// <param name="Data">Null when refused.</param>
public sealed record Reply<T>(bool Ok, string Code, string Text, [property: System.Text.Json.Serialization.JsonPropertyOrder(1)] T? Data) : Reply(Ok, Code, Text)
{
    /// <summary>Whether the reply is ok and carries its data.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    [MemberNotNullWhen(true, nameof(Data))]
    public bool HasData => Ok && Data is not null;
}

/// <summary>Makes replies.</summary>
public static class Replies
{
    /// <summary>Done, with data.</summary>
    public static Reply<T> Done<T>(string text, T data) => new(true, Reply.OkCode, text, data);

    /// <summary>Refused.</summary>
    public static Reply<T> Refused<T>(Refusal refusal) => new(false, refusal.Code, refusal.Text, default);
}
