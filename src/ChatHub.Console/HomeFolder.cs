namespace ChatHub.Terminal;

/// <summary>The user's folders; null where there are none: .NET then gives an empty path, and what is put below it lands in the current folder.</summary>
internal static class HomeFolder
{
    /// <summary>Below a variable that names a folder (a relative one is to be ignored, as XDG says), or else below the user's own.</summary>
    public static string? Configuration => OperatingSystem.IsWindows()
        ? Below(Environment.SpecialFolder.ApplicationData, "ChatHub")
        : Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { } named && Path.IsPathRooted(named)
            ? Path.Combine(named, "chathub")
            : Below(Environment.SpecialFolder.UserProfile, ".config", "chathub");

    private static string? Below(Environment.SpecialFolder special, params string[] names) =>
        Environment.GetFolderPath(special) is var home && Path.IsPathRooted(home) ? Path.Combine([home, .. names]) : null;
}
