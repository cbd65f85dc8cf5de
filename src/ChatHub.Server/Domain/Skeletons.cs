using System.Collections.Frozen;
using System.Text;

namespace ChatHub.Server.Domain;

/// <summary>
/// What a name looks like: letters and digits that most fonts draw alike are one. A subset of Unicode's confusables.txt (UTS #39) for the
/// scripts that resemble Latin letters.
/// </summary>
internal static class Skeletons
{
    private const string LookAlikes =
        """
        a аαɑ  b ьвβ  c сϲᴄ  d ԁɗ  e еєҽ  f ғ  g ɡԍ  h һнհ  i іıιɩɪ  j јϳ  k кκᴋ  l 1|ӏǀו  m мᴍ  n пηոռ  o оοσօ0ס๐
        p рρ  q ԛգ  r гᴦ  s ѕꜱ  t тτᴛ  u υսцʋᴜ  v νѵᴠ  w ԝѡωшɯᴡ  x хχ  y уγүʏ  z ᴢ  3 зӡʒ  6 б
        """;

    private static readonly FrozenDictionary<int, string> Table = Pairs().ToFrozenDictionary(pair => pair.Rune, pair => pair.Looks);

    /// <param name="normal">The name in NFKC, its case as typed: a capital I looks like a small L, which the key no longer shows.</param>
    /// <param name="fold">How the key folds case.</param>
    public static string Of(string normal, Func<string, string> fold)
    {
        var skeleton = new StringBuilder(normal.Length);
        foreach (var rune in fold(normal.Replace('I', 'l')).EnumerateRunes())
        {
            skeleton.Append(Table.GetValueOrDefault(rune.Value) ?? rune.ToString());
        }

        return skeleton.ToString();
    }

    private static IEnumerable<(int Rune, string Looks)> Pairs()
    {
        var words = LookAlikes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).SelectMany(pair => pair[1].EnumerateRunes().Select(rune => (rune.Value, pair[0]))).DistinctBy(pair => pair.Value);
    }
}
