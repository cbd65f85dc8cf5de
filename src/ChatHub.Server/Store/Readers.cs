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
    private readonly ConcurrentBag<Reader> _idle = [];

    /// <summary>Waits for a free one; to be disposed soon.</summary>
    public async Task<Reader> RentAsync()
    {
        await _free.WaitAsync();
        try
        {
            return _idle.TryTake(out var reader) ? reader : new Reader(contexts.CreateDbContext(), Return);
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var reader))
        {
            reader.Close();
        }

        _free.Dispose();
    }

    private void Return(Reader reader)
    {
        _idle.Add(reader);
        _free.Release();
    }
}
