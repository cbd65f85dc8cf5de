using System.Globalization;

namespace ChatHub.Contracts;

/// <summary>The plain form of a message: <c>(NICK, DATA HORA) MENSAGEM</c>, with the group's name or <c>todos</c> in the middle.</summary>
public static class PlainText
{
    /// <summary>One message, as the console and the line endpoint show it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="zone">Where the reader is; times are shown as <c>dd/MM/yyyy HH:mm:ss</c> there.</param>
    /// <returns>One line, or more where the text has more: those are set in. What could control a terminal is escaped.</returns>
    public static string Of(MessageItem message, TimeZoneInfo zone)
    {
        var at = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(message.At, DateTimeKind.Utc), zone);
        var time = at.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        var place = message.To.Kind switch
        {
            TargetKinds.Group => Escaping.Word(message.To.Name ?? "") + ", ",
            TargetKinds.All => "todos, ",
            _ => "",
        };
        return $"({Escaping.Word(message.From)}, {place}{time}) {(message.Deleted ? "mensagem apagada" : Escaping.Indented(message.Text))}";
    }
}
