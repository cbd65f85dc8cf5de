using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>What stands in a document between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
public static class ReadmeSection
{
    /// <summary>The section is this; or is made so, when the environment asks for it.</summary>
    public static void Holds(string file, string name, string expected)
    {
        var found = Read(file, name);
        if (found != expected && Environment.GetEnvironmentVariable("CHATHUB_UPDATE_README") == "1")
        {
            var path = Repository.PathTo(file);
            var document = File.ReadAllText(path);
            var (start, end) = Bounds(document, file, name);
            File.WriteAllText(path, document[..start] + "\n" + expected + "\n" + document[end..]);
            return;
        }

        Assert.True(found == expected, $"{file}, section {name}, should be:\n\n{expected}\n\nbut is:\n\n{found}");
    }

    public static string Read(string file, string name)
    {
        var document = File.ReadAllText(Repository.PathTo(file)).ReplaceLineEndings("\n");
        var (start, end) = Bounds(document, file, name);
        return document[start..end].Trim('\n');
    }

    private static (int Start, int End) Bounds(string document, string file, string name)
    {
        var start = document.IndexOf($"<!-- {name} -->", StringComparison.Ordinal);
        var end = document.IndexOf($"<!-- /{name} -->", StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, $"{file} has no section between <!-- {name} --> and <!-- /{name} -->");
        return (start + $"<!-- {name} -->".Length, end);
    }
}
