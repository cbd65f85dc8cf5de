using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace ChatHub.Server.Store;

/// <summary>
/// A few connections that only read, and stay open: each has a cache of its own, and to open one costs as much as what is usually asked. SQLite's calls
/// block their threads, so there is one fewer than processors: whoever reads a lot leaves one to the messages (with twice as many as processors, a flood of
/// history made the others' p99 fifty times as long, and nobody was served sooner).
/// </summary>
public sealed class Readers(IDbContextFactory<ChatDbContext> contexts) : IDisposable
{
    private readonly SemaphoreSlim _free = new(Math.Max(1, Environment.ProcessorCount - 1));
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
