using ChatHub.Contracts;
using ChatHub.Server.Commands;
using ChatHub.Server.Domain;
using ChatHub.Server.Naming;

namespace ChatHub.Fuzz.Rules;

/// <summary>Any name is refused, or compares as itself: as it is shown, as its key, in upper case and in lower.</summary>
public static class NameRule
{
    public static void Check(string text)
    {
        var isNick = Names.TryNick(text, out var nick, out var noNick);
        var isGroup = Names.TryGroup(text, out var group, out var noGroup);
        Rule.Holds((isNick ? noNick : group is null ? null : noGroup) is null && Code(nick, noNick) is null or "nick-invalid" && Code(group, noGroup) is null or "name-invalid",
            "A name is taken, or refused by its code");
        Rule.Holds(Names.Key(text) is not null, "Any text has a key");
        if (group is null)
        {
            Rule.Holds(!isNick, "A nick would do for a group");
            return;
        }

        Rule.Holds(nick is null || (IsOne(nick, group) && Names.TryNick(nick.Display, out _, out _)), "A nick is taken as it is shown");
        Rule.Holds(Names.TryGroup(group.Display, out var again, out _) && IsOne(again, group), "A name is the same as it is shown");
        Rule.Holds(Names.Key(group.Key) == group.Key, "A key is its own key");
        Rule.Holds(!group.Display.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter)), "A name has nothing that is not seen");
        Rule.Holds(IsSame(group, group.Display.ToUpperInvariant()) && IsSame(group, group.Display.ToLowerInvariant()), "A name is the same in any case");
        Rule.Holds(CommandLine.Parse($"-entrargrupo {group.Display}", id: null).Arguments?["NOME_GRUPO"] == group.Display, "A name can be typed");
    }

    private static string? Code(Name? name, Refusal? refusal) => (name is null ? refusal : name.Forbidden)?.Code;

    private static bool IsOne(Name name, Name other) =>
        name.Display == other.Display && name.Key == other.Key && name.Skeletons.SequenceEqual(other.Skeletons) && name.Forbidden is null == other.Forbidden is null;

    private static bool IsSame(Name name, string other) => !Names.TryGroup(other, out var same, out _) || same.Key == name.Key;
}
