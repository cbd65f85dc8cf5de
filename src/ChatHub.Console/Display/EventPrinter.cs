using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Terminal.Display;

/// <summary>Says what a client's events mean, in words.</summary>
/// <param name="display">Where.</param>
/// <param name="settings">The server's address, and how failures are told.</param>
/// <param name="announces">Whether who comes, goes and joins is shown.</param>
internal sealed class EventPrinter(IDisplay display, Settings settings, Func<bool> announces) : IPrinter
{
    private const int MostNicks = 5;

    private bool _wasConnected;
    private string? _nick;
    private string? _lastTrouble;

    public void Print(ChatEvent happened)
    {
        switch (happened)
        {
            case MessageReceived { Message: var message }:
                display.Message(message);
                break;
            case GapNoticed { Gap: var gap }:
                display.Status(GapText(gap));
                break;
            case ConnectionChanged change:
                Print(change);
                break;
            // Nobody typed it in this run: what was refused is told with its text, or it would be gone without one.
            case QueuedAnswered { Message: var message, Reply: { Ok: false } reply }:
                display.Refusal($"{Escaping.Lines(reply.Text)}: {Escaping.Word(message.Text)}");
                break;
            case QueuedAnswered { Message: var message, Reply: var reply }:
                Answer(message.Text, reply);
                break;
            // -listarusuarios shows who was there before; "online" tells of one's own coming.
            case PresenceChanged { Change: var change } when announces() && _wasConnected:
                Print(change.Came, "entrou", "entraram");
                Print(change.Went, "saiu", "saíram");
                break;
            // What one did oneself was answered.
            case GroupChanged { Change: var change } when announces() && change.Nick != _nick:
                display.Status(GroupText(change));
                break;
            default:
                break;
        }
    }

    public void Answer(string line, Reply reply)
    {
        if (reply.Ok)
            display.Reply(Escaping.Lines(reply.Text));
        else
            display.Refusal(Escaping.Lines(reply.Text));
    }

    public void Fault(string text) => display.Refusal(text);

    private void Print(ConnectionChanged change)
    {
        switch (change.State)
        {
            case ConnectionState.Connected:
                display.Status($"{(_wasConnected ? "online de novo" : "online")} em {settings.Server} como {Escaping.Word(change.Welcome!.Nick)}");
                (_wasConnected, _lastTrouble, _nick) = (true, null, change.Welcome.Nick);
                break;

            // One line for each trouble, not for each attempt.
            case ConnectionState.Waiting when _lastTrouble != (change.Reason ?? ""):
                _lastTrouble = change.Reason ?? "";
                display.Status($"sem conexão com {settings.Server}; tentando de novo{ReasonOf(change)}");
                break;
            case ConnectionState.Ended:
                display.Status(Escaping.Word(change.Reason ?? "encerrado"));
                break;
            default:
                break;
        }
    }

    private string ReasonOf(ConnectionChanged change) =>
        change.Reason is { } reason ? $" ({Escaping.Word(settings.Trouble.With(reason, change.Cause))})" : "";

    private void Print(IReadOnlyList<string> nicks, string one, string many)
    {
        var others = nicks.Where(nick => nick != _nick).ToList();
        if (others.Count > MostNicks)
            display.Status($"{others.Count} usuários {many}");
        else
            others.ForEach(nick => display.Status($"{Escaping.Word(nick)} {one}"));
    }

    private static string GapText(Gap gap) => gap.Reason switch
    {
        GapReasons.Epoch => "atenção: o servidor voltou a um estado anterior; pode haver mensagens perdidas aqui",
        GapReasons.Expired => "atenção: mensagens mais antigas que o prazo de guarda do servidor não podem mais ser mostradas",
        _ => "atenção: mensagens anteriores já foram lidas em outro dispositivo e não aparecem aqui; um nick com senha (/senha) pode ser usado em vários dispositivos",
    };

    private static string GroupText(GroupChange change)
    {
        var (nick, group) = (Escaping.Word(change.Nick), Escaping.Word(PlainText.GroupName(change.Name)));
        return change.Change switch
        {
            "created" => $"{nick} criou o grupo {group}",
            "joined" => $"{nick} entrou no grupo {group}",
            _ => $"{nick} saiu do grupo {group}",
        };
    }
}
