using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store.Model;

namespace ChatHub.Server.Store.Writes;

/// <summary>Who a message is for, fixed at the instant of its commit.</summary>
/// <param name="Bits">For C and D, the set of users as stored.</param>
/// <param name="Size">Users, the sender included.</param>
/// <param name="Connected">How many of them are connected.</param>
internal sealed record Audience(
    int Conversation, MessageTarget Target, AudienceKind Kind, byte[]? Bits, int Size, int Connected, Session[] Sessions, Session[] OtherSessions)
{
    public static Decision<Audience> Resolve(LogTransaction log, UserState sender, Address address) => address switch
    {
        Address.ToUser to => Direct(log, sender, to),
        Address.ToGroup to => Group(log, sender, to),
        Address.ToAll to => All(log.Roster, sender, to.Audience),
        _ => throw new NotSupportedException(address.ToString()),
    };

    /// <summary>The conversation that an address means, whether or not one may write there; null when there is none.</summary>
    public static int? ConversationOf(LogTransaction log, int sender, Address address) => address switch
    {
        Address.ToUser to => log.Roster.UserByKey(to.NickKey) is { } other
            ? log.Sql.FindDirect(Math.Min(sender, other.Id), Math.Max(sender, other.Id)) : null,
        Address.ToGroup to => log.Roster.GroupByKey(to.NameKey)?.Id,
        _ => Model.Conversation.AllId,
    };

    private static Decision<Audience> Direct(LogTransaction log, UserState sender, Address.ToUser to)
    {
        if (log.Roster.UserByKey(to.NickKey) is not { IsKnown: true } other)
            return Refusals.NoSuchUser;

        var target = new MessageTarget(TargetKinds.User, other.Nick, Audience: null);
        var conversation = DirectConversation(log, Math.Min(sender.Id, other.Id), Math.Max(sender.Id, other.Id));
        return other == sender
            ? new Audience(conversation, target, AudienceKind.Members, null, 1, CountConnected(sender), sender.Sessions, [])
            : new Audience(
                conversation, target, AudienceKind.Members, null, 2, CountConnected(sender) + CountConnected(other), sender.Sessions, other.Sessions);
    }

    private static Decision<Audience> Group(LogTransaction log, UserState sender, Address.ToGroup to)
    {
        if (log.Roster.GroupByKey(to.NameKey) is not { } group)
            return Refusals.NoSuchGroup;
        if (!group.Members.Contains(sender))
            return Refusals.NotAMember;

        var target = new MessageTarget(TargetKinds.Group, group.Name, Audience: null);
        return new Audience(group.Id, target, AudienceKind.Members, null, group.Members.Count, group.ConnectedCount, group.Sessions, []);
    }

    private static Audience All(Roster roster, UserState sender, BroadcastAudience audience)
    {
        var target = new MessageTarget(TargetKinds.All, Name: null, audience.ToString());
        return audience switch
        {
            BroadcastAudience.C => Bitmap(AudienceKind.Connected, roster.Connected.Audience(except: null, sender.Id), roster.Connected.Count, roster.Sessions),
            BroadcastAudience.D => Bitmap(
                AudienceKind.Disconnected, roster.Known.Audience(roster.Connected, sender.Id), roster.Known.Count - roster.Connected.Count, sender.Sessions),
            _ => new Audience(Conversation: Model.Conversation.AllId, target, AudienceKind.Members, null, roster.Known.Count, roster.Connected.Count, roster.Sessions, []),
        };

        // The sender is always in the audience: among the connected he is anyway, to the disconnected he is added.
        Audience Bitmap(AudienceKind kind, byte[] bits, int size, Session[] sessions)
        {
            var added = sender.IsConnected == (kind == AudienceKind.Disconnected) ? 1 : 0;
            var connected = kind == AudienceKind.Connected ? size : CountConnected(sender);
            return new Audience(Model.Conversation.AllId, target, kind, bits, size + added, connected, sessions, []);
        }
    }

    private static int CountConnected(UserState user) => user.IsConnected ? 1 : 0;

    private static int DirectConversation(LogTransaction log, int low, int high)
    {
        if (log.Roster.Direct(low, high) is { } remembered)
            return remembered;
        if (log.Sql.FindDirect(low, high) is { } stored)
        {
            log.Roster.SetDirect(low, high, stored);
            return stored;
        }

        var id = log.Roster.LastConversationId + 1;
        var pos = log.TakePosition();
        log.Sql.InsertDirect(id, low, high, pos);
        log.Sql.Join(low, id, pos);
        if (high != low)
            log.Sql.Join(high, id, pos);
        log.Change(
            () =>
            {
                log.Roster.SetDirect(low, high, id);
                log.Roster.LastConversationId = id;
            },
            () => log.Roster.SetDirect(low, high, conversation: null));
        return id;
    }
}
