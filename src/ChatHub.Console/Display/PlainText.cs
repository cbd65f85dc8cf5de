using System.Globalization;
using ChatHub.Contracts;

namespace ChatHub.Terminal.Display;

/// <summary>The plain form of a message: <c>(NICK, DATA HORA) MENSAGEM</c>, with the group's name or <c>todos</c> in the middle.</summary>
internal static class PlainText
{
    public static string Of(MessageItem message, TimeZoneInfo zone) => Of(message, zone, Colours.None);

    public static string Of(MessageItem message, TimeZoneInfo zone, Colours colours)
    {
        var at = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(message.At, DateTimeKind.Utc), zone);
        var time = at.ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
        var place = message.To.Kind switch
        {
            TargetKinds.Group => Escaping.Word(message.To.Name ?? "") + ", ",
            TargetKinds.All => "todos, ",
            _ => "",
        };
        var text = message.Deleted ? colours.Dim("mensagem apagada") : Escaping.Indented(message.Text);
        return $"({colours.Nick(Escaping.Word(message.From))}, {place}{colours.Dim(time)}) {text}";
    }
}
