using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Fuzz.Rules;

/// <summary>Whatever was put into an inbox, a reader gets each message once and in order, and what it gets is what its type says.</summary>
internal static class InboxRule
{
    /// <param name="begin">Where the reader was before; null when it had nothing.</param>
    public static LogPosition? Check(Inbox inbox, LogPosition? begin)
    {
        var position = begin;
        var shown = begin?.Position ?? long.MinValue;
        while (inbox.TryTake() is { } entry)
        {
            if (entry.Event is { } happened)
                Nullability.Check(happened);

            // Only another life of the log, or its rewinding, takes a reader back.
            var otherLife = entry.After is { } next && next.Epoch != position?.Epoch;
            var back = otherLife || entry.Event is GapNoticed { Gap.Reason: GapReasons.Epoch };
            if (otherLife)
                shown = long.MinValue;
            if (entry.Event is MessageReceived received)
            {
                Rule.Holds(received.Message.Pos > shown && received.Message.Pos == entry.After?.Position, "Each message comes once and in order");
                shown = received.Message.Pos;
            }
            else if (back)
            {
                shown = entry.After!.Value.Position;
            }

            Rule.Holds(back || entry.After is null || entry.After.Value.Position >= position?.Position, "The position does not fall");
            position = entry.After ?? position;
            inbox.Finish(entry);
        }

        return position;
    }
}
