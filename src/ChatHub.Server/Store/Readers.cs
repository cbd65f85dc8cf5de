using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace ChatHub.Server.Store;

/// <summary>
/// A few connections that only read, and stay open: each has a cache of its own, and to open one costs as much as what is usually asked. Each purpose has
/// its own, so that a client that connects never waits behind somebody's long list. SQLite's calls block their threads, so there are few of each: with twice
/// as many as processors, a flood of history made the others' p99 fifty times as long, and nobody was served sooner.
/// </summary>
public sealed class Readers(IDbContextFactory<ChatDbContext> contexts) : IDisposable
{
    private readonly Pool[] _pools = [.. Enum.GetValues<ReadPurpose>().Select(purpose => new Pool(contexts, AtOnce(purpose)))];

    /// <summary>How many reads of a purpose run at once.</summary>
    public static int AtOnce(ReadPurpose purpose) => purpose == ReadPurpose.Export ? 1 : Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Waits for a free one; to be disposed soon.</summary>
    public Task<Reader> RentAsync(ReadPurpose purpose) => _pools[(int)purpose].RentAsync();

    public void Dispose() => Array.ForEach(_pools, pool => pool.Dispose());

    private sealed class Pool(IDbContextFactory<ChatDbContext> contexts, int atOnce) : IDisposable
    {
        private readonly SemaphoreSlim _free = new(atOnce);
        private readonly ConcurrentBag<Reader> _idle = [];

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
}

/// <summary>The purpose for which a connection of <see cref="Readers"/> is rented.</summary>
public enum ReadPurpose
{
    /// <summary>A row by its key: whoever enters needs it.</summary>
    Entry,

    /// <summary>The messages that a session has missed.</summary>
    Delivery,

    /// <summary>A list, or a stretch of history.</summary>
    List,

    /// <summary>A page of an export, or something else that nobody waits for on a screen.</summary>
    Export,
}
