namespace ChatHub.Server.Transport;

/// <summary>Finds the folder that holds wwwroot and appsettings.json, from wherever the program was started or installed.</summary>
internal static class ContentRoot
{
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "appsettings.json")) && Directory.Exists(Path.Combine(folder.FullName, "wwwroot")))
                return folder.FullName;
        }

        return null;
    }
}
