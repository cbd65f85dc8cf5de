using System.Globalization;

namespace ChatHub.Server.Naming;

/// <summary>What Unicode says of characters in names (UTS #39): Data/names.txt, which tests/ChatHub.NameData makes.</summary>
internal sealed class CharacterData
{
    private readonly List<(int From, int To, ulong Scripts)> _allowed = [];
    private readonly Dictionary<int, string> _looks = [];

    private CharacterData(TextReader rows)
    {
        while (rows.ReadLine() is { } row)
        {
            if (row.StartsWith('#'))
                continue;
            var end = row.IndexOf(';', StringComparison.Ordinal);
            var (what, characters) = (row[..end], row[(end + 1)..]);
            if (what.StartsWith('='))
                AddLooks(string.Concat(what[1..].Split(' ').Select(code => char.ConvertFromUtf32(Hex(code)))), characters);
            else
                AddAllowed(ScriptSets.Of(what), characters);
        }

        _allowed.Sort((one, other) => one.From.CompareTo(other.From));
    }

    public static CharacterData Default { get; } = Load();

    /// <summary>The data of confusables.txt: each character with what it looks like.</summary>
    public IReadOnlyDictionary<int, string> Looks => _looks;

    public string? LookOf(int character) => _looks.GetValueOrDefault(character);

    /// <summary>The scripts that a character is used in; none of a character that names may not have.</summary>
    public ulong ScriptsOf(int character)
    {
        var (low, high) = (0, _allowed.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var (from, to, scripts) = _allowed[middle];
            if (character < from)
                high = middle - 1;
            else if (character > to)
                low = middle + 1;
            else
                return scripts;
        }

        return ScriptSets.None;
    }

    private static CharacterData Load()
    {
        using var rows = new StreamReader(typeof(CharacterData).Assembly.GetManifestResourceStream("names.txt")!);
        return new CharacterData(rows);
    }

    private void AddLooks(string looks, ReadOnlySpan<char> characters)
    {
        foreach (var range in characters.Split(' '))
        {
            var (from, to) = Ends(characters[range]);
            for (var character = from; character <= to; character++)
            {
                _looks.Add(character, looks);
            }
        }
    }

    private void AddAllowed(ulong scripts, ReadOnlySpan<char> characters)
    {
        foreach (var range in characters.Split(' '))
        {
            var (from, to) = Ends(characters[range]);
            _allowed.Add((from, to, scripts));
        }
    }

    private static (int From, int To) Ends(ReadOnlySpan<char> range) => range.IndexOf('-') is > 0 and var dash
        ? (Hex(range[..dash]), Hex(range[(dash + 1)..])) : (Hex(range), Hex(range));

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
