using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Model;
using Microsoft.Data.Sqlite;

namespace ChatHub.Simulation;

/// <summary>The store's tables in memory: what is committed outlives a crash, and a copy of it is a backup.</summary>
internal sealed partial class VirtualTables(bool deduplicates) : ILogTables
{
    private readonly Stack<Action> undo = [];
    private readonly List<User> users = [];
    private readonly List<Device> devices = [];
    private readonly List<Conversation> conversations = [new() { Id = Conversation.AllId, Kind = ConversationKind.All }];
    private readonly List<Membership> memberships = [];
    private readonly List<Message> messages = [];
    private readonly List<Epoch> epochs = [];

    public long Head { get; private set; }

    public long Indexed { get; private set; }

    /// <summary>How many of the next commits find the disk full.</summary>
    public int FullFor { get; set; }

    public IReadOnlyList<Epoch> Epochs => epochs;

    public void Add(Epoch epoch) => epochs.Add(epoch);

    public VirtualTables Backup()
    {
        var copy = new VirtualTables(deduplicates) { Head = Head, Indexed = Indexed };
        copy.users.AddRange(users.Select(u => new User { Id = u.Id, Nick = u.Nick, NickKey = u.NickKey, PasswordHash = u.PasswordHash, CreatedPos = u.CreatedPos, HistoryFrom = u.HistoryFrom, OwnerFrom = u.OwnerFrom }));
        copy.devices.AddRange(devices.Select(d => new Device { Id = d.Id, UserId = d.UserId, TokenHash = d.TokenHash, BeginPos = d.BeginPos, ClaimedPos = d.ClaimedPos, Cursor = d.Cursor }));
        copy.conversations.AddRange(conversations.Skip(1));
        copy.memberships.AddRange(memberships.Select(m => new Membership { UserId = m.UserId, ConversationId = m.ConversationId, FromPos = m.FromPos, ToPos = m.ToPos }));
        copy.messages.AddRange(messages);
        copy.epochs.AddRange(epochs);
        return copy;
    }

    public Roster LoadRoster()
    {
        var roster = new Roster();
        foreach (var user in users)
        {
            var state = new UserState(user.Id, user.Nick) { PasswordHash = user.PasswordHash, IsKnown = user.CreatedPos is not null };
            roster.Add(state, user.NickKey);
            if (state.IsKnown) roster.HoldNick(state);
        }

        foreach (var conversation in conversations.Where(c => c.Kind == ConversationKind.Group))
        {
            var group = new GroupState(conversation.Id, conversation.Name!);
            roster.Add(group, conversation.NameKey!);
            foreach (var member in memberships.Where(m => m.ConversationId == group.Id && m.ToPos is null)) Roster.Join(roster.User(member.UserId), group);
        }

        roster.LastConversationId = conversations.Max(c => c.Id);
        return roster;
    }

    /// <summary>As <see cref="LogReader"/> reads: the first of what a user may see in (after, upto], and how far that goes.</summary>
    public (List<LogMessage> Messages, long Upto) Read(int user, long after, long upto, int limit)
    {
        var seen = messages.Where(m => m.Pos > after && m.Pos <= upto && memberships.Exists(i =>
            i.UserId == user && i.ConversationId == m.ConversationId && i.FromPos < m.Pos && (i.ToPos is null || m.Pos <= i.ToPos))).Take(limit).ToList();
        return ([.. seen.Where(m => m.Audience is null || UserSet.Contains(m.Audience, user)).Select(ToLog)], seen.Count == limit ? seen[^1].Pos : upto);
    }

    public void Commit()
    {
        if (undo.Count > 0 && FullFor > 0)
        {
            FullFor--;
            throw new SqliteException("database or disk is full", SQLitePCL.raw.SQLITE_FULL);
        }

        undo.Clear();
    }

    public void Rollback()
    {
        while (undo.TryPop(out var step)) step();
    }

    public void SetHead(long head)
    {
        var was = Head;
        Do(() => Head = head, () => Head = was);
    }

    public bool InsertMessage(Message message)
    {
        if (deduplicates && FindMessage(message.MessageId, message.SenderId) is not null) return false;
        Insert(messages, message);
        return true;
    }

    public Message? FindMessage(byte[] messageId, int sender) => messages.Find(m => m.SenderId == sender && m.MessageId.AsSpan().SequenceEqual(messageId));

    public void InsertUser(int id, string nick, string key) => Insert(users, new User { Id = id, Nick = nick, NickKey = key });

    public void SetUserCreated(int user, long pos)
    {
        var row = users.Find(u => u.Id == user)!;
        Do(() => row.CreatedPos = pos, () => row.CreatedPos = null);
    }

    public void SetPassword(int user, string hash, long device)
    {
        var row = users.Find(u => u.Id == user)!;
        var owner = devices.Find(d => d.Id == device)!;
        Do(() => (row.PasswordHash, row.HistoryFrom, row.OwnerFrom) = (hash, owner.BeginPos, owner.ClaimedPos),
            () => (row.PasswordHash, row.HistoryFrom, row.OwnerFrom) = (null, null, null));
    }

    public (long HistoryFrom, long OwnFrom)? FindOwner(int user) =>
        users.Find(u => u.Id == user) is { PasswordHash: not null } row ? (row.HistoryFrom!.Value, row.OwnerFrom!.Value) : null;

    public long InsertDevice(int user, byte[] tokenHash, long now)
    {
        Insert(devices, new Device { Id = devices.Count + 1, UserId = user, TokenHash = tokenHash });
        return devices.Count;
    }

    public DeviceState? FindDevice(long device) =>
        devices.Find(d => d.Id == device) is { RevokedAt: null } row ? new DeviceState(row.BeginPos, row.ClaimedPos, row.Cursor) : null;

    public void ClaimDevice(long device, long begin, long head)
    {
        var row = devices.Find(d => d.Id == device)!;
        Do(() => (row.BeginPos, row.ClaimedPos, row.Cursor) = (begin, head, begin), () => (row.BeginPos, row.ClaimedPos, row.Cursor) = (null, null, 0));
    }

    public void DeleteEarlierHolders(int user, long device) => Revoke(row => row.UserId == user && row.Id != device && row.ClaimedPos is not null, now: 0);

    public long HighestCursor(int user) => devices.Where(d => d.UserId == user).Select(d => d.Cursor).DefaultIfEmpty().Max();

    public void SaveCursor(long device, long cursor, long now)
    {
        if (devices.Find(d => d.Id == device) is not { } row) return;
        var was = row.Cursor;
        Do(() => row.Cursor = Math.Max(was, cursor), () => row.Cursor = was);
    }

    public bool RevokeDevice(int user, long device, long now) => Revoke(row => row.Id == device && row.UserId == user, now);

    public void RevokeOtherDevices(int user, long device, long now) => Revoke(row => row.UserId == user && row.Id != device, now);

    public void InsertGroup(int id, string name, string key, long pos, int owner) =>
        Insert(conversations, new Conversation { Id = id, Kind = ConversationKind.Group, Name = name, NameKey = key, CreatedPos = pos, Owner = owner });

    public void InsertDirect(int id, int low, int high, long pos) =>
        Insert(conversations, new Conversation { Id = id, Kind = ConversationKind.Direct, UserLow = low, UserHigh = high, CreatedPos = pos });

    public int? FindDirect(int low, int high) => conversations.Find(c => c.UserLow == low && c.UserHigh == high)?.Id;

    public void Join(int user, int conversation, long pos) => Insert(memberships, new Membership { UserId = user, ConversationId = conversation, FromPos = pos });

    public void Leave(int user, int conversation, long pos)
    {
        var row = memberships.Find(m => m.UserId == user && m.ConversationId == conversation && m.ToPos is null)!;
        Do(() => row.ToPos = pos, () => row.ToPos = null);
    }

    public void IndexTail(long from, long upto)
    {
        var was = Indexed;
        Do(() => Indexed = upto, () => Indexed = was);
    }

    private bool Revoke(Predicate<Device> which, long now)
    {
        var rows = devices.FindAll(row => which(row) && row.RevokedAt is null);
        rows.ForEach(row => Do(() => row.RevokedAt = now, () => row.RevokedAt = null));
        return rows.Count > 0;
    }

    private void Insert<T>(List<T> table, T row) => Do(() => table.Add(row), () => table.Remove(row));

    private void Do(Action change, Action back)
    {
        change();
        undo.Push(back);
    }

    private LogMessage ToLog(Message message)
    {
        var conversation = conversations.Find(c => c.Id == message.ConversationId)!;
        var row = new LogRow
        {
            Pos = message.Pos,
            SenderId = message.SenderId,
            Sender = Nick(message.SenderId),
            Kind = conversation.Kind,
            Target = conversation.Kind == ConversationKind.Direct
                ? Nick(conversation.UserLow == message.SenderId ? conversation.UserHigh!.Value : conversation.UserLow!.Value) : conversation.Name,
            AudienceKind = message.AudienceKind,
            MessageId = new Guid(message.MessageId, bigEndian: true),
            Text = message.Text,
            SentAt = message.SentAt,
        };
        return row.ToMessage();
    }

    private string Nick(int user) => users.Find(u => u.Id == user)!.Nick;
}
