using System.Globalization;

namespace ChatHub.Server.Startup;

/// <summary>
/// Refuses settings that would otherwise be ignored (an unknown name) or end in an exception far from their name (a value of the wrong kind), from
/// whichever source they come.
/// </summary>
internal static class SettingsCheck
{
    private const string Root = "ChatHub";

    /// <summary>Names of ASP.NET Core that are likely to be typed. Others are passed on as they are, so these only serve to find mistypes of them.</summary>
    private static readonly string[] HostNames =
        ["urls", "http_ports", "https_ports", "environment", "contentRoot", "AllowedHosts", "Logging", "Kestrel", Root];

    /// <exception cref="StartRefusedException">One of them is wrong.</exception>
    public static void Require(IConfiguration configuration, SettingArguments typed)
    {
        foreach (var name in typed.Read().GetChildren().Select(section => section.Key))
        {
            if (!HostNames.Contains(name, StringComparer.OrdinalIgnoreCase) && Spelling.Nearest(name, HostNames) is var near && Spelling.IsMistype(name, near))
                throw new StartRefusedException($"There is no setting '{name}'; the nearest one is '{near}'.");
        }

        foreach (var (name, value) in configuration.GetSection(Root).AsEnumerable())
        {
            if (value is not null && Complaint(name, value) is { } complaint)
                throw new StartRefusedException(complaint);
        }
    }

    private static string? Complaint(string name, string value)
    {
        if (Find(name) is { } setting)
            return !setting.IsList ? setting.Complaint(value)
                : value.Length == 0 ? null : $"{setting.Name} is a list: give its values by index, as in {setting.Name}:0={value}.";
        if (Find(ParentOf(name)) is { IsList: true } && int.TryParse(ConfigurationPath.GetSectionKey(name), NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return null;
        if (IsSection(name))
            return value.Length == 0 || name.Equals(Root, StringComparison.OrdinalIgnoreCase) ? null : $"{name} holds settings and has no value of its own.";
        return $"There is no setting {name}; the nearest one is {Spelling.Nearest(name, Settings.All.Select(known => known.Name))}.";
    }

    private static Setting? Find(string? name) => Settings.All.FirstOrDefault(setting => setting.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string? ParentOf(string name) => ConfigurationPath.GetParentPath(name);

    private static bool IsSection(string name) =>
        Settings.All.Any(setting => setting.Name.StartsWith(name + ConfigurationPath.KeyDelimiter, StringComparison.OrdinalIgnoreCase));
}
