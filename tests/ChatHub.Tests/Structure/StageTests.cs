using System.Text.RegularExpressions;
using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>The server's folders stand in the order in which a message travels, and a file uses only what is to its right.</summary>
public sealed partial class StageTests
{
    private static readonly string[] Stages = ["Startup", "Transport", "Commands", "Domain", "Store", "Delivery", "Naming"];

    private static readonly string Server = Repository.PathTo("src", "ChatHub.Server");

    public static TheoryData<string> Files => [.. SourceFiles().Select(file => Path.GetRelativePath(Server, file).Replace('\\', '/'))];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_uses_only_stages_to_its_right(string file)
    {
        var stage = Array.IndexOf(Stages, file.Split('/')[0]);
        var source = File.ReadAllText(Path.Combine(Server, file));

        Assert.Equal($"namespace ChatHub.Server.{Path.GetDirectoryName(file)!.Replace('/', '.')};", Namespace().Match(source).Value);
        var used = Mention().Matches(source).Select(mention => mention.Groups["stage"].Value).Where(Stages.Contains).Distinct();
        Assert.All(used, other => Assert.True(Array.IndexOf(Stages, other) >= stage, $"{file} uses {other}, which is to its left"));
    }

    [Fact]
    public void Every_folder_is_a_stage()
    {
        var folders = Directory.EnumerateDirectories(Server).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj", "Properties"]);

        Assert.Equal(Stages.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    /// <summary>All but what is at the top (Program and the wiring, which know every stage) and what EF Core generates.</summary>
    private static IEnumerable<string> SourceFiles() => Stages
        .SelectMany(stage => Directory.EnumerateFiles(Path.Combine(Server, stage), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"^namespace [\w.]+;", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Namespace();

    // In a using, or written out: ChatHub.Server.Store, Server.Store.LogWriter. Within a name such as MyStore.X it is none.
    [GeneratedRegex(@"(\bChatHub\.Server\.|\bServer\.|\busing (static )?)(?<stage>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Mention();
}
