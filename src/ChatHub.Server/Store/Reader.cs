using ChatHub.Server.Delivery;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatHub.Server.Store;

/// <summary>
/// A connection that only reads, rented from <see cref="Readers"/>. EF Core asks the questions, but for what everybody asks who comes back (whose a token is,
/// and a page of the log or more): these statements are prepared once and read straight from SQLite.
/// </summary>
public sealed class Reader : IDisposable
{
    private readonly Action<Reader> _giveBack;
    private readonly Statement _ownerOfToken;
    private readonly Statement _visible;
    private readonly Statement _stretch;
    private readonly Statement _history;

    internal Reader(ChatDbContext context, Action<Reader> giveBack)
    {
        Context = context;
        _giveBack = giveBack;
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        context.Database.OpenConnection();
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        SqliteConnectionSettings.WaitForLocks(connection);
        _ownerOfToken = new Statement(
            connection,
            """
            SELECT u.id, u.nick, d.id FROM devices d JOIN users u ON u.id = d.user_id WHERE d.token_hash = ?1 AND d.revoked_at IS NULL
            """);
        _visible = new Statement(connection, LogQueries.Visible);
        _stretch = new Statement(connection, LogQueries.Stretch);
        _history = new Statement(connection, LogQueries.History);
    }

    public ChatDbContext Context { get; }

    /// <summary>The owner of a token that was not revoked.</summary>
    public SessionOwner? OwnerOfToken(byte[] tokenHash)
    {
        using var row = _ownerOfToken.Query(tokenHash);
        return row.Read() ? new SessionOwner(row.GetInt32(0), row.GetString(1), row.GetInt64(2)) : null;
    }

    /// <summary>What a user may see in (after, upto], the oldest first. Of C and D broadcasts also those that are not for him: <see cref="LogRow.IsFor"/>.</summary>
    public List<LogRow> Visible(int user, long after, long upto, int limit) => Rows(_visible.Query(user, after, upto, limit, AudienceByte(user)));

    /// <summary>The oldest of a conversation's last so many positions in (after, before); null when there is none.</summary>
    public long? Stretch(int conversation, long after, long before, int positions)
    {
        using var row = _stretch.Query(conversation, after, before, positions);
        return row.Read() && !row.IsNull(0) ? row.GetInt64(0) : null;
    }

    /// <summary>The messages of one conversation that a user may see in (after, before), the newest first; without the user's own messages up to <paramref name="ownFrom"/>.</summary>
    public List<LogRow> History(int user, long ownFrom, int conversation, long after, long before, int limit)
    {
        var bit = user % 8;
        return Rows(_history.Query(conversation, after, before, limit, user, AudienceByte(user), bit < 4 ? 2 : 1, 1 << (bit % 4), ownFrom));
    }

    /// <summary>Gives it back.</summary>
    public void Dispose() => _giveBack(this);

    internal void Close()
    {
        _ownerOfToken.Dispose();
        _visible.Dispose();
        _stretch.Dispose();
        _history.Dispose();
        Context.Dispose();
    }

    private static List<LogRow> Rows(SqlRow row)
    {
        using (row)
        {
            var rows = new List<LogRow>();
            while (row.Read())
            {
                rows.Add(LogRow.Of(row));
            }

            return rows;
        }
    }

    // SQLite counts from 1.
    private static int AudienceByte(int user) => user / 8 + 1;
}
