using System.Diagnostics.CodeAnalysis;
using ChatHub.Server.Store;
using ChatHub.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatHub.Faults.Storage;

/// <summary>What became of a store in which one bit flipped.</summary>
internal enum Fate
{
    /// <summary>The start is refused, by the file's name.</summary>
    Refused,

    /// <summary>It starts, and a reader meets an error: his session ends, with a line in the log.</summary>
    ReadError,

    /// <summary>It starts, and everything is read as it was.</summary>
    Intact,

    /// <summary>It starts with the log's end missing, and begins a new epoch, so that clients are told.</summary>
    RolledBack,

    /// <summary>It starts, and somebody reads something else than was written, or misses it.</summary>
    Altered,
}

/// <summary>A copy of a data folder, opened as the server does, and read by everybody.</summary>
internal static class FlippedStore
{
    public static async Task<Contents> Read(string folder)
    {
        using var files = new DataFolder(folder);
        var contexts = Contexts.On(files);
        await using var context = contexts.CreateDbContext();
        using var store = OpenStore.Open(context, files, TimeProvider.System, NullLogger<OpenStore>.Instance);
        return new Contents(store.Log.Epochs.Current, await Messages(contexts, store));
    }

    public static async Task<Fate> Flip(string folder, Contents written, string file, long at, int bit)
    {
        using var copy = new TempFolder();
        foreach (var path in Directory.GetFiles(folder)) File.Copy(path, copy[Path.GetFileName(path)]);
        using (var stream = new FileStream(copy[file], FileMode.Open))
        {
            stream.Position = at;
            var flipped = (byte)(stream.ReadByte() ^ (1 << bit));
            stream.Position = at;
            stream.WriteByte(flipped);
        }

        using var files = new DataFolder(copy.Path);
        var contexts = Contexts.On(files);
        await using var context = contexts.CreateDbContext();
        try
        {
            using var store = OpenStore.Open(context, files, TimeProvider.System, NullLogger<OpenStore>.Instance);
            return await Compare(written, contexts, store);
        }
        catch (StoreUnavailableException refused)
        {
            Assert.Contains(files.Database, refused.Message, StringComparison.Ordinal);
            return Fate.Refused;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "As in the server's session: whatever a reader meets ends that session alone.")]
    private static async Task<Fate> Compare(Contents written, Contexts contexts, OpenStore store)
    {
        try
        {
            var read = await Messages(contexts, store);
            if (written.Messages.All(user => read.GetValueOrDefault(user.Key)?.SequenceEqual(user.Value, StringComparer.Ordinal) == true)) return Fate.Intact;
            var isBeginning = read.All(user => written.Messages.GetValueOrDefault(user.Key)?.Take(user.Value.Count).SequenceEqual(user.Value, StringComparer.Ordinal) == true);
            return isBeginning && store.Log.Epochs.Current != written.Epoch ? Fate.RolledBack : Fate.Altered;
        }
        catch (Exception)
        {
            return Fate.ReadError;
        }
    }

    private static async Task<Dictionary<int, List<string>>> Messages(Contexts contexts, OpenStore store)
    {
        using var readers = new Server.Store.Readers(contexts);
        var reader = new LogReader(readers, () => store.Log.Head, TimeProvider.System);
        Dictionary<int, List<string>> all = [];
        for (var user = 1; user <= store.Log.Roster.LastUserId; user++)
        {
            all[user] = [];
            for (var (after, done) = (0L, false); !done;)
            {
                var page = await reader.ReadAsync(user, after);
                all[user].AddRange(page.Messages.Select(message => message.ItemFor(user)).Select(item => $"{item.Pos} {item.Id} {item.From} {item.To} {item.Text}"));
                (after, done) = (page.Upto, page.AtHead);
            }
        }

        return all;
    }

    /// <summary>What is in a store: the life of its log, and the messages of each user as text.</summary>
    internal sealed record Contents(string Epoch, Dictionary<int, List<string>> Messages);

    private sealed class Contexts(DbContextOptions<ChatDbContext> options) : IDbContextFactory<ChatDbContext>
    {
        public static Contexts On(DataFolder folder)
        {
            var connection = new SqliteConnectionStringBuilder { DataSource = folder.Database, Pooling = false }.ConnectionString;
            return new Contexts(new DbContextOptionsBuilder<ChatDbContext>().UseSqlite(connection).AddInterceptors(new SqliteConnectionSettings()).Options);
        }

        public ChatDbContext CreateDbContext() => new(options);
    }
}
