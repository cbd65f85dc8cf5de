using ChatHub.Contracts;
using ChatHub.Terminal.Editing;

namespace ChatHub.Terminal.Display;

/// <summary>Rings when the person is called: named in a text, or written to in a conversation that is not the chosen one.</summary>
internal sealed class Bell(Screen screen)
{
    /// <summary>Whether it rings at all.</summary>
    public bool On { get; set; } = true;

    public void Hear(MessageItem message, bool isChosen, string? nick)
    {
        if (!On || message.Mine || nick is null)
            return;
        if ((message.To.Kind == TargetKinds.User && !isChosen) || Mentions.Names(message.Text, nick))
            screen.Ring();
    }
}
