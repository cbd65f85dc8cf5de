using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store;

/// <summary>
/// Reads what a user may see. Visible in (after, upto]: the messages of conversations inside a membership interval (from &lt; pos &lt;= to, or
/// no end), and of C and D broadcasts those whose audience holds the user. The flush on connect, the resume and the slow reader come here.
/// </summary>
public sealed class LogReader(Readers readers, Func<long> head)
{
    private static readonly int PageSize = DeliveryOptions.Default.BatchItems;

    /// <summary>Positions looked at first; widened eightfold while the page is not full, so that the cost follows what is found, not what is passed.</summary>
    private const long FirstSpan = 4_096;

    public Task<LogPage> ReadAsync(int user, long after) =>
        after < head() ? ReadPageAsync(user, after) : Task.FromResult(new LogPage([], after, AtHead: true));

    private async Task<LogPage> ReadPageAsync(int user, long after)
    {
        using var reader = await readers.RentAsync();
        return await Task.Run(() => Read(reader, user, after));
    }

    private LogPage Read(Reader reader, int user, long after)
    {
        var newest = head();
        var messages = new List<LogMessage>();
        for (var span = FirstSpan; after < newest; span *= 8)
        {
            var upto = Math.Min(after + span, newest);
            var limit = PageSize - messages.Count;
            var rows = reader.Visible(user, after, upto, limit);
            messages.AddRange(rows.Where(row => row.IsFor(user)).Select(row => row.ToMessage()));
            // A full answer may have been cut: everything is known only up to its last row.
            after = rows.Count == limit ? rows[^1].Pos : upto;
            if (messages.Count == PageSize || rows.Count == limit)
                break;
        }

        return new LogPage(messages, after, AtHead: after >= newest);
    }

    /// <summary>One conversation's messages that a user may see, before a position and after another, newest last.</summary>
    /// <param name="ownFrom">The user's own messages up to here were sent by earlier holders of the nick, and are left out.</param>
    public async Task<HistoryPage> ReadHistoryAsync(int user, int conversation, long after, long ownFrom, long? before, int limit)
    {
        using var reader = await readers.RentAsync();
        var newest = Math.Min(before ?? long.MaxValue, head() + 1);
        var items = new List<MessageItem>();
        while (items.Count <= limit)
        {
            var rows = reader.History(user, conversation, after, newest, limit + 1);
            items.AddRange(rows.Where(row => row.IsFor(user)).Select(row => row.ToMessage()).Where(message => !message.IsOfEarlierHolder(user, ownFrom)).Select(message => message.ItemFor(user)));
            if (rows.Count <= limit)
                break;
            newest = rows[^1].Pos;
        }

        var more = items.Count > limit;
        var page = items.Take(limit).ToList();
        page.Reverse();
        return new HistoryPage(page, more);
    }
}
