using System.Globalization;

namespace ChatHub.Contracts;

/// <summary>The plain form of a message: <c>(NICK, DATA HORA) MENSAGEM</c>, with the group's name or <c>todos</c> in the middle.</summary>
public static class PlainText
{
    private const string ToAll = "todos";

    /// <summary>A group's name as it is shown: one that was called <c>todos</c> before that was reserved must not look like everybody.</summary>
    /// <param name="name">The group's name, not escaped yet.</param>
    public static string GroupName(string name) => name.Equals(ToAll, StringComparison.OrdinalIgnoreCase) ? "#" + name : name;

    /// <summary>One message, as the console and the line endpoint show it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="zone">Where the reader is; times are shown as <c>dd/MM/yyyy HH:mm:ss</c> there.</param>
    /// <returns>One line, or more where the text has more: those are set in. What could control a terminal is escaped.</returns>
    public static string Of(MessageItem message, TimeZoneInfo zone) => Of(message, zone, nick: text => text, aside: text => text);

    /// <summary>As <see cref="Of(MessageItem, TimeZoneInfo)"/>, with colours.</summary>
    /// <param name="message">The message.</param>
    /// <param name="zone">Where the reader is.</param>
    /// <param name="nick">Paints the sender's nick, which is escaped already.</param>
    /// <param name="aside">Paints what matters less: the time, and what stands in place of a deleted text.</param>
    public static string Of(MessageItem message, TimeZoneInfo zone, Func<string, string> nick, Func<string, string> aside)
    {
        var at = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(message.At, DateTimeKind.Utc), zone);
        var time = at.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        var place = message.To.Kind switch
        {
            TargetKinds.Group => Escaping.Word(GroupName(message.To.Name ?? "")) + ", ",
            TargetKinds.All => ToAll + ", ",
            _ => "",
        };
        var text = message.Deleted ? aside("mensagem apagada") : Escaping.Indented(message.Text);
        return $"({nick(Escaping.Word(message.From))}, {place}{aside(time)}) {text}";
    }
}
