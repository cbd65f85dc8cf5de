namespace ChatHub.TestKit;

/// <summary>Where things are in this repository, found from the running test's own folder.</summary>
public static class Repository
{
    /// <summary>The folder of ChatHub.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The server that <c>CHATHUB_SERVER</c> names (the path of a published dll), or as built in the configuration of the running test.</summary>
    public static string ServerDll { get; } = Environment.GetEnvironmentVariable("CHATHUB_SERVER") is { Length: > 0 } published
        ? published
        : Path.Combine(Root, "src", "ChatHub.Server", "bin", Configuration(), "net10.0", "ChatHub.Server.dll");

    /// <summary>The server that breaks a promise on purpose, as built in the configuration of the running test.</summary>
    public static string SaboteurDll { get; } =
        Path.Combine(Root, "tests", "ChatHub.Saboteur", "bin", Configuration(), "net10.0", "ChatHub.Saboteur.dll");

    /// <summary>The console client as built in the configuration of the running test.</summary>
    public static string ConsoleDll { get; } =
        Path.Combine(Root, "src", "ChatHub.Console", "bin", Configuration(), "net10.0", "chathub.dll");

    /// <summary>A bot as built in the configuration of the running test.</summary>
    /// <param name="name">Its project's name.</param>
    public static string BotDll(string name) => Path.Combine(Root, "src", name, "bin", Configuration(), "net10.0", name + ".dll");

    /// <summary>A file or folder of the source tree.</summary>
    public static string PathTo(params string[] path) => Path.Combine([Root, .. path]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ChatHub.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("ChatHub.sln stands nowhere above " + AppContext.BaseDirectory);
    }

    // …/bin/<Configuration>/net10.0/
    private static string Configuration() => new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name ?? "Debug";
}
