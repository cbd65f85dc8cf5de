using ChatHub.Contracts;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;

namespace ChatHub.Server.Domain;

/// <summary>
/// Replaces the texts of deleted accounts, a chunk for each commit, so that nobody's message waits for it. What is left is marked in the store:
/// after a crash the next start goes on. Also forgets what nobody needs any more: held nicks, and devices that never claimed theirs.
/// </summary>
public sealed class Erasures(LogWriter writer, Lookups lookups, TimeProvider time) : BackgroundService
{
    private const int ChunkTexts = 200;
    private const long ScannedPositions = 20_000;
    private static readonly TimeSpan UnclaimedFor = TimeSpan.FromHours(48);
    private static readonly TimeSpan BusyPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FreeNicksEvery = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _wanted = new(0);

    /// <summary>An account has been deleted.</summary>
    public void Begin() => _wanted.Release();

    public override void Dispose()
    {
        _wanted.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await DoneAsync(() => new FreeNicks(), stoppingToken);
            await ForgetUnclaimedAsync(stoppingToken);
            foreach (var (user, from) in await lookups.ErasuresAsync())
            {
                await EraseAsync(user, from, stoppingToken);
            }

            await _wanted.WaitAsync(FreeNicksEvery, stoppingToken);
        }
    }

    private async Task ForgetUnclaimedAsync(CancellationToken stop)
    {
        var before = (time.GetUtcNow() - UnclaimedFor).UtcTicks;
        while (await lookups.UnclaimedAsync(before, ChunkTexts) is { Count: > 0 } devices)
        {
            await DoneAsync(() => new ForgetUnclaimed(devices), stop);
        }
    }

    private async Task EraseAsync(int user, long from, CancellationToken stop)
    {
        // The account ended before this: it sends nothing after the head of now.
        var head = writer.Head;
        while (from < head)
        {
            var upto = Math.Min(from + ScannedPositions, head);
            var found = await lookups.TextsOfAsync(user, from, upto, ChunkTexts);
            from = found.Count == ChunkTexts ? found[^1] : upto;
            if (found.Count > 0)
                await DoneAsync(() => new EraseTexts(user, found, from), stop);
        }

        await DoneAsync(() => new EraseTexts(user, [], next: null), stop);
    }

    private async Task DoneAsync(Func<Write<Done>> write, CancellationToken stop)
    {
        while ((await writer.Post(write())).IsRefused)
        {
            await Task.Delay(BusyPause, time, stop);
        }
    }
}
