using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Model;

namespace ChatHub.Tests;

/// <summary>The defect that the races must find: an audience that was taken when the message was queued, not when it got its position.</summary>
internal sealed class EarlyAudience(Runner sender, int conversation, AudienceKind kind, IReadOnlyCollection<int> users, IEnumerable<Session> sessions) : Write<Sent>
{
    private readonly Session[] recipients = [.. sessions];

    /// <summary>To the members of a group.</summary>
    public static async Task<Sent?> ToGroup(Track track, Runner sender, string group)
    {
        await Task.Yield(); // SQLite answers at once, and who never waits lets nobody else run
        var id = (await track.Lookups.GroupAsync(group))!.Value;
        int[] members = [.. (await track.Lookups.MembersAsync(id)).Select(member => member.Id)];
        return members.Contains(sender.User)
            ? (await track.Writer.Post(new EarlyAudience(sender, id, AudienceKind.Members, members, members.SelectMany(track.Presence.Of)))).Value
            : null;
    }

    /// <summary>To those who are connected.</summary>
    public static async Task<Sent?> ToConnected(Track track, Runner sender)
    {
        Session[] there = [.. track.Presence.Sessions];
        int[] users = [.. there.Select(session => session.Owner.User).Distinct()];
        return (await track.Writer.Post(new EarlyAudience(sender, Conversation.AllId, AudienceKind.Connected, users, there))).Value;
    }

    protected override Decision<Sent> DecideValue(LogTransaction log)
    {
        var bits = new UserSet();
        foreach (var user in users) bits.Add(user);
        var id = Guid.CreateVersion7();
        var message = new Message
        {
            Pos = log.TakePosition(),
            ConversationId = conversation,
            AudienceKind = kind,
            Audience = kind == AudienceKind.Connected ? bits.Audience(except: null, sender.User) : null,
            SenderId = sender.User,
            MessageId = id.ToByteArray(bigEndian: true),
            Text = "cedo",
            SentAt = log.Now.Ticks,
            AudienceSize = users.Count,
            ConnectedSize = users.Count,
        };
        log.Sql.InsertMessage(message);
        var target = new MessageTarget(TargetKinds.All, Name: null, "C");
        log.Deliver(new LogMessage(new MessageItem(message.Pos, id, "corredor", target, message.Text, log.Now, Mine: false), sender.User), recipients, []);
        return new Sent(message.Pos, log.Now, message.AudienceSize, message.ConnectedSize);
    }
}
