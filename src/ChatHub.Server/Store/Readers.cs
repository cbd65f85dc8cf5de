using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace ChatHub.Server.Store;

/// <summary>
/// A few connections that only read, and stay open: SQLite's calls block their threads, so more of them at once only make each other slower, each has a
/// cache of its own, and to open one costs as much as what is usually asked.
/// </summary>
public sealed class Readers(IDbContextFactory<ChatDbContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim _free = new(Environment.ProcessorCount * 2);
    private readonly ConcurrentBag<ChatDbContext> _idle = [];

    /// <summary>Waits for a free one; to be disposed soon.</summary>
    public async Task<Reader> RentAsync()
    {
        await _free.WaitAsync();
        try
        {
            return new Reader(this, _idle.TryTake(out var context) ? context : Open());
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var context))
        {
            context.Dispose();
        }

        _free.Dispose();
    }

    internal void Return(ChatDbContext context)
    {
        _idle.Add(context);
        _free.Release();
    }

    private ChatDbContext Open()
    {
        var context = contexts.CreateDbContext();
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        context.Database.OpenConnection();
        return context;
    }
}

/// <summary>A rented connection.</summary>
public readonly struct Reader(Readers readers, ChatDbContext context) : IDisposable
{
    public ChatDbContext Context => context;

    public void Dispose() => readers.Return(context);
}
