using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ChatHub.Contracts;
using ChatHub.Server.Naming;

namespace ChatHub.Server.Domain;

/// <summary>
/// The rules of names: a letter or digit first, then letters, digits, <c>_</c>, <c>-</c>, <c>.</c>. What a newcomer may not take, but an earlier
/// one may have, is a name all the same (<see cref="Name.Forbidden"/>): <see cref="NewNames"/>.
/// </summary>
public static class Names
{
    /// <summary>Accents that may follow one letter; more only make a line taller.</summary>
    private const int MarksPerLetter = 2;

    /// <summary>Phones put a space after a word that they complete.</summary>
    private static readonly char[] Ends = [' ', '\t'];

    public static bool TryNick(string? text, [NotNullWhen(true)] out Name? name, [NotNullWhen(false)] out Refusal? refusal) =>
        Try(text, Limits.Default.NickLength, Refusals.NickInvalid, out name, out refusal);

    public static bool TryGroup(string? text, [NotNullWhen(true)] out Name? name, [NotNullWhen(false)] out Refusal? refusal) =>
        Try(text, Limits.Default.GroupNameLength, Refusals.NameInvalid, out name, out refusal);

    /// <summary>The form in which names are compared; any text has one, so that an impossible name is simply not found.</summary>
    public static string Key(string? text) =>
        text is null || text.Length > 4 * Limits.Default.GroupNameLength || !IsWellFormed(text) ? "" : NameForms.Key(text.Trim(Ends));

    private static bool Try(
        string? text, int limit, Func<string, Refusal> refuse, [NotNullWhen(true)] out Name? name, [NotNullWhen(false)] out Refusal? refusal)
    {
        name = null;
        text = text?.Trim(Ends);
        refusal = Complaint(text, limit) is { } complaint ? refuse(complaint) : null;
        if (refusal is not null)
            return false;

        var display = text!.Normalize(NormalizationForm.FormC);
        var skeletons = Skeletons.Of(display);
        name = new Name(display, Key(text), skeletons, NewNames.Complaint(display, skeletons) is { } forbidden ? refuse(forbidden) : null);
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
        return HasAllowedCharacters(text.Normalize(NormalizationForm.FormKC)) ? null : "comece com letra ou número e use só letras, números, '_', '-' e '.'";
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
