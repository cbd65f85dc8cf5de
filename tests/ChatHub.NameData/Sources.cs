using System.Globalization;
using System.Security.Cryptography;

namespace ChatHub.NameData;

/// <summary>The files of the Unicode Consortium, each known by its hash.</summary>
internal sealed class Sources(string folder)
{
    public const string Version = "17.0.0";

    private const string Public = "https://www.unicode.org/Public/" + Version;

    public static readonly IReadOnlyList<(string Name, string Url, string Sha256)> Files =
    [
        ("confusables.txt", Public + "/security/confusables.txt", "091c7f82fc39ef208faf8f94d29c244de99254675e09de163160c810d13ef22a"),
        ("IdentifierStatus.txt", Public + "/security/IdentifierStatus.txt", "617228a16da13850bf8af28b6cd08f5e9b6595d2eb60404fe6eee2c85b4e4a35"),
        ("Scripts.txt", Public + "/ucd/Scripts.txt", "9f5e50d3abaee7d6ce09480f325c706f485ae3240912527e651954d2d6b035bf"),
        ("ScriptExtensions.txt", Public + "/ucd/ScriptExtensions.txt", "ec2107e58825a1586acee8e0911ce18260394ac8b87e535ca325f1ccbeb06bc6"),
    ];

    /// <summary>The fields of each row that has any: what stands between semicolons, without comments.</summary>
    public IEnumerable<string[]> Rows(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folder, name));
        var (_, url, sha256) = Files.Single(file => file.Name == name);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != sha256)
            throw new InvalidDataException($"{name} is not the one of Unicode {Version} ({url}).");
        return File.ReadLines(Path.Combine(folder, name)).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0)
            .Select(line => line.Split(';', StringSplitOptions.TrimEntries));
    }

    /// <summary>The code points of <c>0041..005A</c>, or the one of <c>0041</c>.</summary>
    public static IEnumerable<int> Range(string field)
    {
        var ends = field.Split("..").Select(Hex).ToList();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }

    public static int Hex(string digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
