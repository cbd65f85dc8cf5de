using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Completion;
using ChatHub.Terminal.Editing;
using ChatHub.Terminal.Local;
using ChatHub.Terminal.Talks;

namespace ChatHub.Terminal.Display;

/// <summary>The foot of a conversation at a terminal: what waits, how things stand or what a key offers, and the line.</summary>
internal static class FootOfDesk
{
    private const int MostWaiting = 3;

    public static Foot Of(Desk desk, string nick, LineBuffer line)
    {
        var chosen = desk.Talks.Chosen is { } talk ? Talk.LabelOf(talk) : null;
        var status = desk.Editor.Notice is { Length: > 0 } notice
            ? Escaping.Typed(notice)
            : StatusRow.Of(desk.Chat.State, desk.Chat.RetryIn, nick, chosen, desk.Chat.Queued);
        return desk.Editor.Question is { } question
            ? new Foot([.. Rows(desk), status], question, Secret: true)
            : new Foot([.. Rows(desk), status], $"{Escaping.Word(chosen ?? "")}> ", Completer.Hint(line.Text));
    }

    private static IEnumerable<string> Rows(Desk desk)
    {
        // Lines that an earlier run left are among them.
        var waiting = desk.Chat.QueuedMessages;
        foreach (var message in waiting.Take(MostWaiting))
        {
            yield return "… " + Escaping.Typed(message.To is { } to ? $"{Talk.LabelOf(to)}: {message.Text}" : message.Text);
        }

        if (waiting.Count > MostWaiting)
            yield return $"… e mais {waiting.Count - MostWaiting}";
    }
}
