using ChatHub.Client;
using ChatHub.Terminal.Display;
using ChatHub.Terminal.Local;

namespace ChatHub.Terminal.Modes;

/// <summary>Takes what happens at a terminal: first what it changes, then it is shown.</summary>
internal sealed class Watch(Desk desk, IPrinter printer)
{
    private bool _caughtUp;

    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var happened in desk.Chat.Messages(cancel))
        {
            // Who leaves has not seen what is still waiting: it comes again.
            cancel.ThrowIfCancellationRequested();
            Take(happened, cancel);
            printer.Print(happened);
            desk.Screen.Redraw();
        }
    }

    private void Take(ChatEvent happened, CancellationToken cancel)
    {
        switch (happened)
        {
            case MessageReceived { Message: var message }:
                desk.Waiting.Remove(message.Id);
                desk.Known.Note(message);
                var isChosen = desk.Talks.Note(message);
                if (_caughtUp)
                    desk.Bell.Hear(message, isChosen, desk.Chat.Welcome?.Nick);
                break;
            case PresenceChanged { Change: var change }:
                desk.Known.Note(change);
                break;
            case GroupChanged { Change: var change }:
                desk.Known.Note(change, desk.Chat.Welcome?.Nick);
                break;
            case ConnectionChanged { State: ConnectionState.Connected }:
                _ = LearnAsync(cancel);
                break;
            case CaughtUp:
                _caughtUp = true;
                break;
            default:
                break;
        }
    }

    /// <summary>Who and what there is, for completion; without it there is only less to complete.</summary>
    private async Task LearnAsync(CancellationToken cancel)
    {
        try
        {
            var users = await desk.Chat.ListUsersAsync(cancel);
            var groups = await desk.Chat.ListGroupsAsync(cancel);
            desk.Known.Load(users.Data, groups.Data);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChatEndedException or ChatConnectionLostException)
        {
            // The next connection asks again.
        }
    }
}
