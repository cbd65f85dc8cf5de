using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace ChatHub.Server.Startup;

/// <summary>One setting, as the property of its options type declares it.</summary>
/// <param name="Name">In full, such as <c>ChatHub:Limits:Connections</c>.</param>
/// <param name="Property">Where its value ends up.</param>
/// <param name="Default">Null: none.</param>
internal sealed record Setting(string Name, PropertyInfo Property, object? Default)
{
    /// <summary>Whether its values are given by index: <c>ChatHub:AllowedOrigins:0</c>.</summary>
    public bool IsList => typeof(IReadOnlyList<string>).IsAssignableFrom(Property.PropertyType);

    /// <summary>How it is written on the command line, with its default or what may stand there.</summary>
    public string Usage => $"--{Name}{(IsList ? ":0" : "")}={Default switch
    {
        bool value => value ? "true" : "false",
        IFormattable value => value.ToString(format: null, CultureInfo.InvariantCulture),
        string { Length: > 0 } value => value,
        _ => "VALUE",
    }}";

    private Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <returns>Null, or why the value cannot be this setting's.</returns>
    public string? Complaint(string value)
    {
        var wanted = Property.GetCustomAttributes<ValidationAttribute>().Where(rule => !Allows(rule, value)).Select(Wanted).FirstOrDefault()
            ?? (TryConvert(value, out _) ? null : Type == typeof(bool) ? "true or false" : "a number");
        return wanted is null ? null : value.Length == 0 ? $"{Name} must be {wanted}, and is empty." : $"{Name} must be {wanted}, not '{value}'.";
    }

    private static string Wanted(ValidationAttribute rule) => rule switch
    {
        RangeAttribute range => string.Create(CultureInfo.InvariantCulture, $"a number from {range.Minimum:N0} to {range.Maximum:N0}"),
        RequiredAttribute => "given a value",
        _ => rule.ErrorMessage!,
    };

    private bool Allows(ValidationAttribute rule, string value) => TryConvert(value, out var converted) && rule.IsValid(converted);

    /// <summary>By the converters that the binding of options uses; an empty value is none.</summary>
    private bool TryConvert(string value, out object? converted)
    {
        converted = value;
        if (Type == typeof(string))
            return true;
        converted = null;
        if (value.Length == 0)
            return Property.PropertyType != Type;
        try
        {
            converted = TypeDescriptor.GetConverter(Type).ConvertFromInvariantString(value);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or NotSupportedException)
        {
            return false;
        }
    }
}
