using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ChatHub.Contracts;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Domain;

/// <summary>
/// The rules of names: a letter or digit first, then letters, digits, <c>_</c>, <c>-</c>, <c>.</c>; letters of one script; compared by key
/// (NFKC, case-folded) and by look-alike skeleton.
/// </summary>
public static class Names
{
    /// <summary>Accents that may follow one letter; more only make a line taller.</summary>
    private const int MarksPerLetter = 2;

    public static bool TryNick(string? text, [NotNullWhen(true)] out Name? name, [NotNullWhen(false)] out Refusal? refusal) =>
        Try(text, Limits.Default.NickLength, Refusals.NickInvalid, out name, out refusal);

    public static bool TryGroup(string? text, [NotNullWhen(true)] out Name? name, [NotNullWhen(false)] out Refusal? refusal) =>
        Try(text, Limits.Default.GroupNameLength, Refusals.NameInvalid, out name, out refusal);

    /// <summary>The form in which names are compared; any text has one, so that an impossible name is simply not found.</summary>
    public static string Key(string? text) =>
        text is null || text.Length > 4 * Limits.Default.GroupNameLength ? ""
        : Ascii.IsValid(text) ? text.ToLowerInvariant() // what follows would come to the same, at ten times the cost
        : !IsWellFormed(text) ? ""
        : Fold(text.Normalize(NormalizationForm.FormKC)).Normalize(NormalizationForm.FormKC);

    private static bool Try(
        string? text, int limit, Func<string, Refusal> refuse, [NotNullWhen(true)] out Name? name, [NotNullWhen(false)] out Refusal? refusal)
    {
        name = null;
        refusal = Complaint(text, limit) is { } complaint ? refuse(complaint) : null;
        if (refusal is not null)
            return false;

        var display = text!.Normalize(NormalizationForm.FormC);
        name = new Name(display, Key(text), Skeletons.Of(text.Normalize(NormalizationForm.FormKC), Fold));
        return true;
    }

    private static string? Complaint(string? text, int limit)
    {
        if (string.IsNullOrEmpty(text))
            return "escreva ao menos um caractere";
        if (text.Length > 2 * limit || !IsWellFormed(text) || !IsShort(text.Normalize(NormalizationForm.FormC), limit))
            return $"use no máximo {limit} caracteres";
        if (text.Any(char.IsWhiteSpace))
            return Suggestion(text) is { Length: > 0 } suggestion ? $"não use espaços; por exemplo: {suggestion}" : "não use espaços";

        var normal = text.Normalize(NormalizationForm.FormKC);
        if (!HasAllowedCharacters(normal))
            return "comece com letra ou número e use só letras, números, '_', '-' e '.'";
        if (!Scripts.AreOne(normal))
            return "use letras de um só alfabeto";
        return null;
    }

    /// <summary>As a name is kept, which may be longer than it was typed: what is shown must be a name again.</summary>
    private static bool IsShort(string display, int limit) => display.Length <= 2 * limit && new StringInfo(display).LengthInTextElements <= limit;

    private static string Suggestion(string text) =>
        string.Join('_', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is var joined && HasAllowedCharacters(joined) ? joined : "";

    private static bool HasAllowedCharacters(string text)
    {
        var marks = 0;
        var first = true;
        foreach (var rune in text.EnumerateRunes())
        {
            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            marks = isMark ? marks + 1 : 0;
            var allowed = Rune.IsLetterOrDigit(rune) || (!first && (rune.Value is '_' or '-' or '.' || (isMark && marks <= MarksPerLetter)));
            if (!allowed)
                return false;
            first = false;
        }

        return !first;
    }

    /// <summary>Simple case folding: lower case of the upper case joins what lower case alone keeps apart (final sigma, long s).</summary>
    private static string Fold(string text) => text.ToUpperInvariant().ToLowerInvariant().Replace('ς', 'σ');

    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return false;
        }

        return true;
    }
}
