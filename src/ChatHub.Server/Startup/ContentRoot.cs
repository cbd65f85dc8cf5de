namespace ChatHub.Server.Startup;

/// <summary>The folder that holds wwwroot and appsettings.json.</summary>
internal static class ContentRoot
{
    /// <returns>Where it is, from wherever the program was started or installed; null when it is given or found nowhere.</returns>
    /// <exception cref="StartRefusedException">The given one is not a folder.</exception>
    public static string? Find(SettingArguments settings)
    {
        if (settings.Read()[HostDefaults.ContentRootKey] is { } given)
            return Directory.Exists(given) ? null : throw new StartRefusedException($"The content root '{given}' is not a folder.");

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "appsettings.json")) && Directory.Exists(Path.Combine(folder.FullName, "wwwroot")))
                return folder.FullName;
        }

        return null;
    }
}
