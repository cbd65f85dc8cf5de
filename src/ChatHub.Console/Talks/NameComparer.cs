using System.Text;

namespace ChatHub.Terminal.Talks;

/// <summary>Compares names nearly as the server does: composed or not, in capitals or not, they are one name.</summary>
internal sealed class NameComparer : IEqualityComparer<string>, IComparer<string>
{
    public static readonly NameComparer Instance = new();

    public bool Equals(string? x, string? y) => Key(x) == Key(y);

    public int GetHashCode(string obj) => Key(obj)!.GetHashCode(StringComparison.Ordinal);

    public int Compare(string? x, string? y) => string.CompareOrdinal(Key(x), Key(y));

    /// <summary>Capitals first, and back: some small letters have one capital (σ and ς).</summary>
    private static string? Key(string? name) => name is null || !IsText(name)
        ? name
        : name.Normalize(NormalizationForm.FormKC).ToUpperInvariant().ToLowerInvariant().Normalize(NormalizationForm.FormKC);

    /// <summary>Half of a character has no other form: asking for one throws.</summary>
    private static bool IsText(string name) =>
        !name.AsSpan().ContainsAnyInRange('\ufffe', '\uffff') && name.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);
}
