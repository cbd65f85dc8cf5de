using System.Globalization;
using System.Text.RegularExpressions;
using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>The files, folders, headings and tests that documents name are there.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules", ".git", "artifacts", "data"];

    /// <summary>Files that a reader makes, following the document.</summary>
    private static readonly string[] Readers = ["pedro.cs"];

    private static readonly IReadOnlyList<string> Paths = [.. Below("")];

    public static TheoryData<string> Documents => [.. Paths.Where(path => path.EndsWith(".md", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_of_a_document_leads_somewhere(string document)
    {
        var links = Link().Matches(Read(document)).Select(match => match.Groups["target"].Value)
            .Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal));

        Assert.DoesNotContain(links, link => !LeadsSomewhere(document, link));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_and_test_that_a_document_names_exists(string document)
    {
        var text = Read(document);
        var paths = Folder().Matches(text).Concat(SourceFile().Matches(text)).Select(match => match.Value.TrimEnd('.', '/'));
        var tests = TestClass().Matches(text).Select(match => match.Groups["name"].Value + ".cs");

        Assert.DoesNotContain(paths.Concat(tests), path => !Readers.Contains(path) && !Paths.Any(known => known == path || known.EndsWith("/" + path, StringComparison.Ordinal)));
    }

    private static bool LeadsSomewhere(string document, string link)
    {
        var (path, heading) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
        var target = path.Length == 0 ? document
            : Path.GetRelativePath(Repository.Root, Path.GetFullPath(path, Path.GetDirectoryName(Repository.PathTo(document))!)).Replace('\\', '/');
        return Paths.Contains(target) && (heading is null || Heading().Matches(Read(target)).Any(match => Anchor(match.Groups["text"].Value) == heading));
    }

    /// <summary>As GitHub makes it of a heading.</summary>
    private static string Anchor(string heading) => string.Concat(heading.Trim().ToLower(CultureInfo.InvariantCulture)
        .Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_').Select(letter => letter == ' ' ? '-' : letter));

    private static string Read(string document) => File.ReadAllText(Repository.PathTo(document));

    /// <summary>Every folder and file, from the repository's root.</summary>
    private static IEnumerable<string> Below(string folder)
    {
        foreach (var entry in new DirectoryInfo(Repository.PathTo(folder)).EnumerateFileSystemInfos().Where(entry => !Generated.Contains(entry.Name)))
        {
            var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
            yield return path;
            if (entry is not DirectoryInfo) continue;
            foreach (var below in Below(path)) yield return below;
        }
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"(?<![\w/.$])(?>(src|tests|docs|wwwroot|\.ci)/[\w./-]+)(?![\w$*…/<-])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Folder();

    [GeneratedRegex(@"(?<![\w/.$~*…])[\w-]+(/[\w.-]+)*\.(cs|js|css|csproj|props)(?![\w(])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SourceFile();

    [GeneratedRegex(@"`(?<name>\w+Tests)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TestClass();
}
