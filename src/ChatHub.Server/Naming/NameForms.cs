using System.Text;

namespace ChatHub.Server.Naming;

/// <summary>The forms in which names are compared.</summary>
internal static class NameForms
{
    /// <summary>NFKC, case-folded.</summary>
    /// <param name="text">Well-formed.</param>
    public static string Key(string text) =>
        Ascii.IsValid(text) ? text.ToLowerInvariant() // what follows would come to the same, at ten times the cost
        : Fold(text.Normalize(NormalizationForm.FormKC)).Normalize(NormalizationForm.FormKC);

    /// <summary>Simple case folding: lower case of the upper case joins what lower case alone keeps apart (final sigma, long s).</summary>
    public static string Fold(string text) =>
        Ascii.IsValid(text) ? text.ToLowerInvariant() : text.ToUpperInvariant().ToLowerInvariant().Replace('ς', 'σ');
}
