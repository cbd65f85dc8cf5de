using System.Reflection;
using ChatHub.Server.Domain;
using ChatHub.Server.Store;
using ChatHub.Server.Transport;
using ChatHub.Server.Transport.Lines;

namespace ChatHub.Server.Startup;

/// <summary>The settings of ChatHub.</summary>
internal static class Settings
{
    /// <summary>Every one, by its full name.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        .. Of<StoreOptions>(StoreOptions.Section),
        .. Of<TransportOptions>(TransportOptions.Section),
        .. Of<UnixSocketOptions>(UnixSocketOptions.Section),
        .. Of<LineOptions>(LineOptions.Section),
        .. Of<LimitOptions>(LimitOptions.Section),
    ];

    private static IEnumerable<Setting> Of<TOptions>(string section)
        where TOptions : new()
    {
        var defaults = new TOptions();
        return typeof(TOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite)
            .Select(property => new Setting($"{section}:{property.Name}", property, property.GetValue(defaults)));
    }
}
