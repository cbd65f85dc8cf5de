using ChatHub.Contracts;

namespace ChatHub.Terminal.Display;

/// <summary>Messages and replies on one stream, refusals and status on the other.</summary>
internal sealed class PipeDisplay(TextWriter output, TextWriter errors) : IDisplay
{
    private readonly Lock _gate = new();

    public void Message(MessageItem message) => Write(output, PlainText.Of(message, TimeProvider.System.LocalTimeZone));

    public void Reply(string text) => Write(output, text);

    public void Refusal(string text) => Write(errors, text);

    public void Status(string text) => Write(errors, "* " + text);

    private void Write(TextWriter writer, string text)
    {
        lock (_gate)
            writer.WriteLine(text);
    }
}
