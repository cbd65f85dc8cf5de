using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace ChatHub.Fuzz.Rules;

/// <summary>What a type says is never null, is never null: JSON does not know of it.</summary>
internal static class Nullability
{
    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, bool MayBeNull)[]> Known = new();

    public static void Check(object value)
    {
        if (value is IEnumerable and not string)
        {
            foreach (var item in (IEnumerable)value)
            {
                Rule.Holds(item is not null, "What is listed is there");
                Check(item!);
            }

            return;
        }

        if (value.GetType().Assembly != typeof(Contracts.Batch).Assembly && value.GetType().Assembly != typeof(Client.ChatEvent).Assembly)
            return;
        foreach (var (property, mayBeNull) in Known.GetOrAdd(value.GetType(), Of))
        {
            var held = property.GetValue(value);
            Rule.Holds(held is not null || mayBeNull, $"{property.DeclaringType!.Name}.{property.Name} is there");
            if (held is not null)
                Check(held);
        }
    }

    private static (PropertyInfo, bool)[] Of(Type type)
    {
        var context = new NullabilityInfoContext();
        return
        [
            .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
               where !property.PropertyType.IsPrimitive && property.GetIndexParameters().Length == 0
               select (property, context.Create(property).ReadState == NullabilityState.Nullable),
        ];
    }
}
