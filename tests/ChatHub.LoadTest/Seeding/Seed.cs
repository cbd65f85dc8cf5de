using System.Diagnostics;
using System.Globalization;
using ChatHub.LoadTest.Load;
using ChatHub.Server.Domain;
using ChatHub.Server.Store.Model;
using Microsoft.Data.Sqlite;

namespace ChatHub.LoadTest.Seeding;

/// <summary>Writes rows as the server's writer would have, in one transaction.</summary>
internal sealed class Seed(SqliteConnection connection)
{
    private long head = (long)Scalar(connection, "SELECT head FROM log_head");
    private int users = (int)(long)Scalar(connection, "SELECT ifnull(max(id), 0) FROM users");
    private int conversations = (int)(long)Scalar(connection, "SELECT max(id) FROM conversations");

    /// <summary>Users who connected once and have been away since.</summary>
    public void KnownUsers(int count)
    {
        using var user = new SeedStatement(connection, "INSERT INTO users (id, nick, nick_key, created_pos) VALUES ($1, $2, $3, $4)");
        using var membership = Membership();
        for (var i = 0; i < count; i++)
        {
            if (!Names.TryNick(SeededStore.NickPrefix + i.ToString("D5", CultureInfo.InvariantCulture), out var name, out var refusal))
            {
                throw new InvalidOperationException(refusal.Text);
            }

            user.Run(++users, name.Display, name.Key, ++head);
            membership.Run(users, Conversation.AllId, head);
        }
    }

    /// <summary>Messages of 100 bytes between pairs of new users, the pairs in turn.</summary>
    public void DirectMessages(int count, int users, int pairs)
    {
        var first = this.users + 1;
        KnownUsers(users);
        var made = Conversations(first, users, pairs);
        var text = new byte[100];
        using var message = new SeedStatement(
            connection,
            """
            INSERT INTO messages (pos, conversation_id, audience_kind, sender_id, message_id, text, sent_at, audience_size, connected_size)
            VALUES ($1, $2, 0, $3, $4, $5, $6, 2, 0)
            """);
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        for (var i = 0; i < count; i++)
        {
            var (conversation, sender) = made[i % made.Count];
            new LoadText(0, i, i, Stopwatch.GetTimestamp()).Write(text);
            message.Run(++head, conversation, sender, Guid.CreateVersion7().ToByteArray(bigEndian: true), System.Text.Encoding.ASCII.GetString(text), now + i);
        }

        Execute($"INSERT INTO conversation_entries (conversation_id, pos) SELECT conversation_id, pos FROM messages ORDER BY conversation_id, pos");
    }

    /// <summary>Broadcasts of the first of so many new users to nobody but themselves.</summary>
    public void BroadcastsToNobody(int count, int users)
    {
        var sender = this.users + 1;
        KnownUsers(users);
        var audience = new byte[(sender / 8) + 1];
        audience[^1] = (byte)(1 << (sender % 8));
        using var message = new SeedStatement(
            connection,
            """
            INSERT INTO messages (pos, conversation_id, audience_kind, audience, sender_id, message_id, text, sent_at, audience_size, connected_size)
            VALUES ($1, $2, 1, $3, $4, $5, $6, $7, 1, 1)
            """);
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        for (var i = 0; i < count; i++)
        {
            message.Run(++head, Conversation.AllId, audience, sender, Guid.CreateVersion7().ToByteArray(bigEndian: true), "para ninguém", now + i);
        }

        Execute($"INSERT INTO conversation_entries (conversation_id, pos) SELECT conversation_id, pos FROM messages ORDER BY conversation_id, pos");
    }

    /// <summary>Groups of five of so many new users, who are away.</summary>
    public void Groups(int count, int users) => Groups(count, users, _ => 5);

    /// <summary>Groups of so many new users, who are away.</summary>
    /// <param name="count">How many.</param>
    /// <param name="users">How many users there are.</param>
    /// <param name="members">How many members each group has, by its number.</param>
    public void Groups(int count, int users, Func<int, int> members)
    {
        var first = this.users + 1;
        KnownUsers(users);
        using var group = new SeedStatement(
            connection,
            "INSERT INTO conversations (id, kind, name, name_key, created_pos, owner) VALUES ($1, $2, $3, $4, $5, $6)");
        using var membership = Membership();
        for (var i = 0; i < count; i++)
        {
            if (!Names.TryGroup("grupo" + i.ToString("D6", CultureInfo.InvariantCulture), out var name, out var refusal))
            {
                throw new InvalidOperationException(refusal.Text);
            }

            group.Run(++conversations, (int)ConversationKind.Group, name.Display, name.Key, ++head, first + (i % users));
            for (var member = 0; member < members(i); member++)
            {
                membership.Run(first + ((i + member) % users), conversations, head);
            }
        }
    }

    /// <summary>Says how far the log goes.</summary>
    public void Finish() => Execute($"UPDATE log_head SET head = {head}, indexed = {head}");

    private List<(int Id, int Sender)> Conversations(int first, int count, int pairs)
    {
        var made = new List<(int, int)>();
        using var conversation = new SeedStatement(
            connection, "INSERT INTO conversations (id, kind, user_low, user_high, created_pos) VALUES ($1, $2, $3, $4, $5)");
        using var membership = Membership();

        // Neighbours first, then those two apart, and so on: no pair comes twice.
        for (var distance = 1; made.Count < pairs && distance < count; distance++)
        {
            for (var low = first; low + distance < first + count && made.Count < pairs; low++)
            {
                conversation.Run(++conversations, (int)ConversationKind.Direct, low, low + distance, head);
                membership.Run(low, conversations, head);
                membership.Run(low + distance, conversations, head);
                made.Add((conversations, low));
            }
        }

        return made;
    }

    private SeedStatement Membership() => new(connection, "INSERT INTO memberships (user_id, conversation_id, from_pos) VALUES ($1, $2, $3)");

    private void Execute(FormattableString sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = FormattableString.Invariant(sql);
        command.ExecuteNonQuery();
    }

    private static object Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
