using System.Reflection;

namespace ChatHub.Tests;

/// <summary>Every setting of the server, from its options types: those with a constant <c>Section</c>.</summary>
public static class OptionNames
{
    /// <summary>Full names, such as <c>ChatHub:Limits:Enabled</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. from type in typeof(Program).Assembly.GetTypes()
           let section = type.GetField("Section", BindingFlags.Public | BindingFlags.Static)
           where section is { IsLiteral: true } && type.Name.EndsWith("Options", StringComparison.Ordinal)
           from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           where property.CanWrite
           select $"{section.GetRawConstantValue()}:{property.Name}",
    ];
}
