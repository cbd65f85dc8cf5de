using ChatHub.Contracts;
using ChatHub.Server.Delivery;

namespace ChatHub.Server.Store;

/// <summary>
/// Reads what a user may see. Visible in (after, upto]: the messages of conversations inside a membership interval (from &lt; pos &lt;= to, or
/// no end), and of C and D broadcasts those whose audience holds the user. The flush on connect, the resume and the slow reader come here.
/// </summary>
public sealed class LogReader(Readers readers, Func<long> head, TimeProvider time)
{
    private static readonly int PageSize = DeliveryOptions.Default.BatchItems;

    /// <summary>Positions looked at first; widened eightfold while the page is not full, so that the cost follows what is found, not what is passed.</summary>
    private const long FirstSpan = 4_096;

    /// <summary>Positions of a conversation that are looked at before the others have their turn; more when nothing is found in them.</summary>
    private const int FirstStretch = 200;
    private const int LongestStretch = 2_000;

    /// <summary>A page of history is given as it is, as soon as it has something, when so many positions have been looked at.</summary>
    private const int MostPositions = 20_000;

    /// <summary>Where many read what nobody waits for, so much time in between is left to messages.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(5);

    public Task<LogPage> ReadAsync(int user, long after) => ReadAsync(user, after, ReadPurpose.Delivery);

    public Task<LogPage> ReadForExportAsync(int user, long after) => ReadAsync(user, after, ReadPurpose.Export);

    private Task<LogPage> ReadAsync(int user, long after, ReadPurpose purpose) =>
        after < head() ? ReadPageAsync(user, after, purpose) : Task.FromResult(new LogPage([], after, AtHead: true));

    private async Task<LogPage> ReadPageAsync(int user, long after, ReadPurpose purpose)
    {
        using var reader = await readers.RentAsync(purpose);
        var page = await Task.Run(() => Read(reader, user, after));
        if (purpose == ReadPurpose.Export)
            await Task.Delay(Rest, time);
        return page;
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
    /// <param name="abandoned">Asked now and then: whether nobody waits for the answer any more, so that the reading can end.</param>
    /// <returns>At most so many; fewer, although there are more, when most of the conversation is not for the user.</returns>
    public async Task<HistoryPage> ReadHistoryAsync(int user, int conversation, long after, long ownFrom, long? before, int limit, Func<bool> abandoned)
    {
        var items = new List<MessageItem>();
        var from = Math.Min(before ?? long.MaxValue, head() + 1);
        var (stretch, looked) = (Math.Max(FirstStretch, limit + 1), 0);
        while (await ReadStretchAsync(from) is { } reached)
        {
            if (items.Count > limit || (items.Count > 0 && looked >= MostPositions) || abandoned())
                return Page(more: true);
            (from, looked, stretch) = (reached, looked + stretch, Math.Min(2 * stretch, LongestStretch));
        }

        return Page(more: false);

        async Task<long?> ReadStretchAsync(long newest)
        {
            using var reader = await readers.RentAsync(ReadPurpose.List);
            if (reader.Stretch(conversation, after, newest, stretch) is not { } oldest)
                return null;
            var rows = reader.History(user, ownFrom, conversation, oldest - 1, newest, limit + 1 - items.Count);
            items.AddRange(rows.Select(row => row.ToMessage().ItemFor(user)));
            if (looked >= LongestStretch)
                await Task.Delay(Rest, time);
            return oldest;
        }

        HistoryPage Page(bool more)
        {
            var page = items.Take(limit).ToList();
            page.Reverse();
            return new HistoryPage(page, more);
        }
    }
}
