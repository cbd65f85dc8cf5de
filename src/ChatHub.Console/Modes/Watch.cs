using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;
using ChatHub.Terminal.Local;
using ChatHub.Terminal.Talks;

namespace ChatHub.Terminal.Modes;

/// <summary>Takes what happens at a terminal: first what it changes, then it is shown.</summary>
internal sealed class Watch(Desk desk, IPrinter printer)
{
    private const int FewMessages = 10;
    private static readonly TimeSpan HistoryPatience = TimeSpan.FromSeconds(5);

    private bool _caughtUp;
    private bool _hasBegun;

    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var happened in desk.Chat.Messages(cancel))
        {
            // Who leaves has not seen what is still waiting: it comes again.
            cancel.ThrowIfCancellationRequested();
            Take(happened, cancel);
            printer.Print(happened);
            if (happened is ConnectionChanged { State: ConnectionState.Connected })
                await BeginAsync(cancel);
            desk.Screen.Redraw();
        }
    }

    private void Take(ChatEvent happened, CancellationToken cancel)
    {
        switch (happened)
        {
            case MessageReceived { Message: var message }:
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

    /// <summary>The last messages of the conversation that an earlier run left chosen, above what is new. Without them there is only less to see.</summary>
    private async Task BeginAsync(CancellationToken cancel)
    {
        if (_hasBegun)
            return;
        _hasBegun = true;
        if (desk.Talks.Chosen is not { } talk || desk.Chat.Position is not { } shown)
            return;

        try
        {
            var reply = await desk.Chat.HistoryAsync(talk.Kind, talk.Name, before: shown.Position + 1, FewMessages, cancel)
                .WaitAsync(HistoryPatience, TimeProvider.System, cancel);
            if (reply.HasData && reply.Data.Items.Count > 0)
                desk.Display.History($"últimas mensagens de {Escaping.Word(Talk.LabelOf(talk))}", reply.Data.Items);
        }
        catch (Exception exception) when (exception is TimeoutException or ChatEndedException or ChatConnectionLostException)
        {
            // It can be asked for with /historico.
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
