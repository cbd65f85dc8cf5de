using System.Diagnostics.CodeAnalysis;
using ChatHub.Contracts;

namespace ChatHub.Server.Store;

/// <summary>What the writer decided: a value, or why not.</summary>
public readonly record struct Decision<T>(T? Value, Refusal? Refusal)
{
    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    public static implicit operator Decision<T>(T value) => new(value, null);

    public static implicit operator Decision<T>(Refusal refusal) => new(default, refusal);
}
