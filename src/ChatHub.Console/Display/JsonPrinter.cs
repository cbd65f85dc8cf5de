using System.Text.Json;
using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Terminal.Display;

/// <summary>One JSON object on a line of its own for each thing that happens, all on one stream.</summary>
internal sealed class JsonPrinter(TextWriter output, Trouble trouble) : IPrinter
{
    private readonly Lock _gate = new();

    public void Print(ChatEvent happened)
    {
        switch (happened)
        {
            case MessageReceived { Message: var message }:
                Write(new JsonEvent("message") { Message = message });
                break;
            case GapNoticed { Gap: var gap }:
                Write(new JsonEvent("gap") { Gap = gap });
                break;
            case PresenceChanged { Change: var change }:
                Write(new JsonEvent("presence") { Presence = change });
                break;
            case GroupChanged { Change: var change }:
                Write(new JsonEvent("group") { Group = change });
                break;
            case CaughtUp:
                Write(new JsonEvent("caught-up"));
                break;
            case ConnectionChanged change:
                Write(new JsonEvent("connection")
                {
                    State = change.State.ToString().ToLowerInvariant(),
                    Reason = change.Reason is { } reason ? trouble.With(reason, change.Cause) : null,
                    RetryIn = change.RetryIn?.TotalSeconds,
                });
                break;
            case QueuedAnswered { Message: var message, Reply: var reply }:
                Answer(message.Text, reply);
                break;
            default:
                break;
        }
    }

    public void Answer(string line, Reply reply) => Write(new JsonEvent("reply")
    {
        Line = line,
        Reply = new Reply<JsonElement?>(reply.Ok, reply.Code, reply.Text, DataOf(reply)),
    });

    public void Fault(string text) => Write(new JsonEvent("error") { Text = text });

    private static JsonElement? DataOf(Reply reply) => reply switch
    {
        Reply<Sent> { Data: { } sent } => JsonSerializer.SerializeToElement(sent, ContractsJson.Wire.Sent),
        Reply<JsonElement> { Data: { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } data } => data,
        _ => null,
    };

    private void Write(JsonEvent happened)
    {
        var line = JsonSerializer.Serialize(happened, ConsoleJson.Lines.JsonEvent);
        lock (_gate)
            output.WriteLine(line);
    }
}
