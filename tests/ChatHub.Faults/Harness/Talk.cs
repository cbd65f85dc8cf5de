using ChatHub.TestKit;

namespace ChatHub.Faults.Harness;

/// <summary>Everybody of a crowd writes all the time, and sometimes somebody's line drops or somebody goes away for a while.</summary>
internal sealed class Talk : IAsyncDisposable
{
    private const int MostWaiting = 32;
    private const int LongestPauseMilliseconds = 30;
    private const int LongestBurst = 6;
    private const int LongestAbsenceMilliseconds = 600;
    private readonly CancellationTokenSource stop = new();
    private readonly bool steady;
    private readonly Task[] talkers;

    private Talk(Crowd crowd, Func<Random, string, string> target, int seed, bool steady)
    {
        this.steady = steady;
        talkers = [.. crowd.Peers.Select((peer, i) => Task.Run(() => Say(peer, target, new Random(seed + i))))];
    }

    /// <param name="crowd">Who writes.</param>
    /// <param name="target">To whom.</param>
    /// <param name="seed">What everybody does is drawn from it.</param>
    /// <param name="steady">Nobody's line drops and nobody goes: an answer that is lost was then lost to the fault alone.</param>
    public static Talk Begin(Crowd crowd, Func<Random, string, string> target, int seed, bool steady = false) => new(crowd, target, seed, steady);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(talkers);
        stop.Dispose();
    }

    // A run may have several talks, so tags need more than a count.
    private async Task Say(IChatPeer peer, Func<Random, string, string> target, Random random)
    {
        var (talk, said) = (random.Next().ToString("x"), 0);
        while (!stop.IsCancellationRequested)
        {
            for (var burst = random.Next(LongestBurst); burst >= 0 && peer.Unresolved < MostWaiting; burst--)
                peer.Send(target(random, peer.Nick), MessageText.Of($"{peer.Device}#{talk}.{++said}", Texts.Any(random)));
            await Pause(random.Next(LongestPauseMilliseconds));
            if (steady) continue;
            if (random.Next(400) == 0) peer.Drop();
            if (random.Next(800) == 0) await Absence(peer, random);
        }
    }

    private async Task Absence(IChatPeer peer, Random random)
    {
        peer.GoAway();
        await Pause(random.Next(LongestAbsenceMilliseconds));
        peer.ComeBack();
    }

    private Task Pause(int milliseconds) =>
        Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
}
