using ChatHub.Server.Store.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatHub.Server.Store;

/// <summary>The store, opened for writing: migrated, checked, and read into the roster.</summary>
public sealed class OpenStore : IDisposable
{
    private readonly ChatDbContext _context;
    private readonly LogStatements _sql;

    private OpenStore(ChatDbContext context, HighWater highWater, TimeProvider time, Func<ILogTables, ILogTables>? around)
    {
        _context = context;
        HighWater = highWater;
        var connection = (SqliteConnection)context.Database.GetDbConnection();
        _sql = new LogStatements(connection);
        WriteAheadLog = new WriteAheadLog(connection);

        var head = context.LogHeads.AsNoTracking().Single();
        Log = new LogTransaction(RosterLoader.Load(context), around?.Invoke(_sql) ?? _sql, new EpochHistory(Epochs(head.Head)), time);
        Log.StartAt(head.Head, head.Indexed);
        HighWater.Raise(Log.Head);
    }

    public LogTransaction Log { get; }

    public HighWater HighWater { get; }

    public WriteAheadLog WriteAheadLog { get; }

    /// <param name="context">Of the database, not open yet.</param>
    /// <param name="folder">Where the database is.</param>
    /// <param name="time">The clock of commits.</param>
    /// <param name="logger">Told of a wait for a lock.</param>
    /// <param name="around">Stands between the writer and its tables, to break a promise on purpose.</param>
    /// <exception cref="StoreUnavailableException">The database is damaged, newer than this program, or cannot be written.</exception>
    public static OpenStore Open(ChatDbContext context, DataFolder folder, TimeProvider time, ILogger<OpenStore> logger, Func<ILogTables, ILogTables>? around = null)
    {
        try
        {
            var highWater = new HighWater(folder.HighWaterFile);
            RequireDatabase(folder, highWater);
            // Before SQLite finds out whether it may write: it makes the log's files with the database's rights, and a later start would trip over them.
            PrivateFiles.Open(folder.Database, FileShare.ReadWrite).Dispose();
            LockWait.Open(context, folder.Database, time, logger);
            SchemaMigration.Run(context);
            Configure(context);
            return new OpenStore(context, highWater, time, around);
        }
        catch (SqliteException exception) when (SqliteFaults.IsDiskFull(exception))
        {
            throw new StoreUnavailableException($"The disk of the data folder '{folder.Path}' is full. Make room and start again. ({exception.Message})", exception);
        }
        catch (SqliteException exception) when (SqliteFaults.IsLocked(exception))
        {
            throw new StoreUnavailableException($"Another program, such as a backup, has locked the database '{folder.Database}'. Start again when it has ended. ({exception.Message})", exception);
        }
        catch (SqliteException exception)
        {
            throw new StoreUnavailableException($"The database '{folder.Database}' cannot be used: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The data folder '{folder.Path}' cannot be used: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is not StoreUnavailableException)
        {
            // SQLite's pages have no checksums: one that has changed on the disk may read as rows that cannot be, and whoever reads them trips.
            throw new StoreUnavailableException($"The database '{folder.Database}' is damaged. Put a backup in its place. ({exception.Message})", exception);
        }
    }

    /// <summary>SQLite takes an empty or missing file for a new database: a disk that came back empty would be a chat in which nothing was ever said.</summary>
    private static void RequireDatabase(DataFolder folder, HighWater highWater)
    {
        if (highWater.Value is > 0 && new FileInfo(folder.Database) is not { Exists: true, Length: > 0 })
            throw new StoreUnavailableException(
                $"The database '{folder.Database}' is missing or empty, but it has been in use. Put a backup in its place; to begin anew, delete '{folder.HighWaterFile}' too.");
    }

    public void Dispose()
    {
        _sql.Dispose();
        _context.Dispose();
        HighWater.Dispose();
    }

    private List<Epoch> Epochs(long head)
    {
        var epochs = _context.Epochs.AsNoTracking().OrderBy(epoch => epoch.Number).ToList();
        if (EpochHistory.Next(epochs, head, HighWater.Value) is not { } next)
            return epochs;

        _context.Epochs.Add(next);
        _context.SaveChanges();
        return [.. epochs, next];
    }

    private static void Configure(ChatDbContext context)
    {
        const int Full = 2;
        context.Database.ExecuteSqlRaw("PRAGMA journal_mode=WAL");
        // Where a long reader has let the write-ahead log grow, the next one that begins at its start cuts it back.
        context.Database.ExecuteSqlRaw($"PRAGMA journal_size_limit={WriteAheadLog.UsualBytes}");
        // The edges of the writer's trees stay in memory; 64 MiB, for this one connection.
        context.Database.ExecuteSqlRaw("PRAGMA cache_size=-65536");
        // A deleted text is overwritten in its page, not only forgotten; appends delete nothing and pay nothing.
        context.Database.ExecuteSqlRaw("PRAGMA secure_delete=ON");
        var journal = context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").Single();
        var synchronous = context.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").Single();
        if (!journal.Equals("wal", StringComparison.OrdinalIgnoreCase) || synchronous != Full)
            throw new StoreUnavailableException($"SQLite runs with journal_mode={journal}, synchronous={synchronous}: the log would not be durable.");
    }
}
