using ChatHub.Contracts;
using ChatHub.Terminal.Editing;
using ChatHub.Terminal.Talks;

namespace ChatHub.Terminal.Display;

/// <summary>Above the line being typed. An own message is shown once: when it is accepted, with a sign of that.</summary>
internal sealed class TerminalDisplay(Screen screen, Colours colours) : IDisplay
{
    public void Message(MessageItem message)
    {
        var sign = message switch
        {
            { Mine: false } => "",
            { To.Kind: TargetKinds.User } => colours.Dim(" ✓ para " + Escaping.Word(Talk.LabelOf(message.To))),
            _ => colours.Dim(" ✓"),
        };
        screen.Print(PlainText.Of(message, TimeProvider.System.LocalTimeZone, colours.Nick, colours.Dim) + sign);
    }

    public void Reply(string text) => screen.Print(text);

    public void Refusal(string text) => screen.Print(colours.Refusal(text));

    public void Status(string text) => screen.Print(colours.Dim("* " + text));

    /// <summary>What was typed, above its answer.</summary>
    public void Typed(string line) => screen.Print(colours.Dim("> " + Escaping.Word(line)));

    /// <summary>Earlier messages, set apart from what arrives.</summary>
    public void History(string title, IEnumerable<MessageItem> messages) =>
        screen.Print(string.Join('\n', [
            colours.Dim($"── {title} ──"),
            .. messages.Select(message => PlainText.Of(message, TimeProvider.System.LocalTimeZone, colours.Nick, colours.Dim)),
            colours.Dim("──"),
        ]));
}
