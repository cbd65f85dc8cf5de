using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store.Model;

namespace ChatHub.Server.Store.Writes;

/// <summary>Puts a message into the log: known id, allowed, audience and position are all decided at this instant.</summary>
/// <param name="then">Gets the decision at once on the dispatcher's thread, so it must be short; null for a defect. Without it, <see cref="Write{T}.Completion"/> does.</param>
public sealed class AppendMessage(SessionOwner owner, Address address, string text, Guid id, Action<Decision<Sent>?>? then = null) : ActingWrite<Sent>(owner)
{
    protected override Decision<Sent> DecideFor(UserState user, LogTransaction log)
    {
        var resolved = Audience.Resolve(log, user, address);
        if (resolved.IsRefused)
            return Earlier(log) is { } known ? AnswerTo(known, known.ConversationId == Audience.ConversationOf(log, Owner.User, address)) : resolved.Refusal;

        var audience = resolved.Value;
        var message = new Message
        {
            Pos = log.Head + 1,
            ConversationId = audience.Conversation,
            AudienceKind = audience.Kind,
            Audience = audience.Bits,
            SenderId = Owner.User,
            MessageId = id.ToByteArray(bigEndian: true),
            Text = text,
            SentAt = log.Now.Ticks,
            AudienceSize = audience.Size,
            ConnectedSize = audience.Connected,
        };
        if (!log.Sql.InsertMessage(message))
        {
            var first = Earlier(log)!;
            return AnswerTo(first, first.ConversationId == message.ConversationId && first.AudienceKind == message.AudienceKind);
        }

        log.TakePosition();
        var item = new MessageItem(message.Pos, id, user.Nick, audience.Target, text, log.Now, Mine: false);
        log.Deliver(new LogMessage(item, Owner.User), audience.Sessions, audience.OtherSessions);
        return AnswerOf(message);
    }

    protected override void Done(Decision<Sent> decision)
    {
        if (then is null)
            base.Done(decision);
        else
            then(decision);
    }

    internal override void Fail(Exception exception)
    {
        if (then is null)
            base.Fail(exception);
        else
            then(null);
    }

    private Message? Earlier(LogTransaction log) => log.Sql.FindMessage(id.ToByteArray(bigEndian: true), Owner.User);

    /// <summary>A retry gets the first answer, also after its sender has left the group; other words under the same id are refused.</summary>
    private Decision<Sent> AnswerTo(Message earlier, bool sameTarget) =>
        sameTarget && earlier.Text == text ? AnswerOf(earlier) : Refusals.IdReused;

    private static Sent AnswerOf(Message message) =>
        new(message.Pos, new DateTime(message.SentAt, DateTimeKind.Utc), message.AudienceSize, message.ConnectedSize);
}
