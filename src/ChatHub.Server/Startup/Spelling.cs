namespace ChatHub.Server.Startup;

/// <summary>Finds the name that a mistyped one was meant to be.</summary>
internal static class Spelling
{
    private const int ShortLength = 5;

    /// <summary>The one that takes the fewest edits; a name that only stands in the wrong section takes one more than its last part.</summary>
    public static string Nearest(string name, IEnumerable<string> known) =>
        known.MinBy(other => Math.Min(Distance(name, other), 1 + Distance(Last(name), Last(other))))!;

    /// <summary>Whether so few edits lie between them that it can hardly be a name of its own.</summary>
    public static bool IsMistype(string name, string other) => Distance(name, other) <= (other.Length < ShortLength ? 1 : 2);

    private static string Last(string name) => ConfigurationPath.GetSectionKey(name);

    /// <summary>Letters to insert, delete or replace (Levenshtein), whatever their case.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
