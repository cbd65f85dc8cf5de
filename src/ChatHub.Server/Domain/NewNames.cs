using System.Text;
using ChatHub.Server.Naming;

namespace ChatHub.Server.Domain;

/// <summary>More rules for a name that nobody has yet: characters that Unicode allows in names, of one script, and nothing that is reserved.</summary>
internal static class NewNames
{
    /// <summary>The word that lines show in the place of a group's name when a message goes to everybody.</summary>
    private const string Reserved = "todos";

    private static readonly HashSet<string> ReservedSkeletons = [.. Skeletons.Of(Reserved)];

    public static string? Complaint(string display, IEnumerable<string> skeletons)
    {
        var scripts = ScriptSets.All;
        foreach (var rune in display.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            var used = CharacterData.Default.ScriptsOf(rune.Value);
            if (used == ScriptSets.None)
                return "use letras de um alfabeto em uso corrente";
            scripts &= used;
        }

        if (scripts == ScriptSets.None)
            return "use letras de um só alfabeto";
        return ReservedSkeletons.Overlaps(skeletons) ? $"'{Reserved}' é reservado; escolha outro nome" : null;
    }
}
