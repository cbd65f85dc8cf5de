namespace ChatHub.Tests;

/// <summary>The source tree that this test was built from.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = Find();

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "ChatHub.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests read the source tree, and there is none above " + AppContext.BaseDirectory);
    }
}
