using System.Collections.Concurrent;
using ChatHub.Contracts;
using ChatHub.TestKit;

namespace ChatHub.Tests;

/// <summary>
/// People come and go, some for the first time, while others write to C, D and T at once; then every message is held to <see cref="PresenceCheck"/>.
/// </summary>
internal sealed class PresenceRace(Track track, Send send, int seed)
{
    private const int Writers = 3;
    private const int SendersEach = 4;
    private const int Restless = 8;

    /// <summary>Each of the restless is one user after the other: the one before stays away, known.</summary>
    private const int Lives = 3;
    private static readonly string[] Letters = ["C", "D", "T"];
    private readonly List<Runner> writers = [];
    private readonly ConcurrentQueue<Runner> restless = [];
    private readonly ConcurrentQueue<(int User, Answered<bool> When)> turns = [];
    private readonly ConcurrentQueue<Answered<Sent?>[]> said = [];
    private int rounds;
    private int left;

    public int Turns => turns.Count;

    public async Task<PresenceCheck> RunAsync(int wanted)
    {
        (rounds, left) = (wanted, wanted);
        for (var i = 0; i < Writers; i++) writers.AddRange(await track.EnterAsync($"escritor{i}", devices: 1));
        var coming = Enumerable.Range(0, Restless).Select(i => Task.Run(() => ComeAndGo(i, new Random(seed + i)))).ToList();
        var senders = writers.SelectMany(writer => Enumerable.Range(0, SendersEach).Select(_ => Task.Run(() => Talk(writer))));
        await Task.WhenAll([.. senders, .. coming]);

        foreach (var runner in restless) await runner.ConnectAsync();
        var end = await track.CatchUpAsync([.. writers, .. restless]);
        await using var store = track.OpenStore();
        return await PresenceCheck.OfAsync(store, writers, [.. restless], turns.ToLookup(turn => turn.User, turn => turn.When), [.. said], end);
    }

    private async Task ComeAndGo(int number, Random random)
    {
        for (var life = 0; life < Lives; life++)
        {
            var runner = await track.EnterAsync($"inquieto{number}-{life}");
            restless.Enqueue(runner);
            do
            {
                await Turn(runner, runner.ConnectAsync);
                for (var stay = random.Next(4); stay > 0; stay--) await Task.Yield();
                await Turn(runner, runner.LeaveAsync);
            }
            while (Volatile.Read(ref left) > rounds - ((long)rounds * (life + 1) / Lives));
        }
    }

    private async Task Turn(Runner runner, Func<Task> turn) => turns.Enqueue((runner.User, await Answered.To(track.Writer, async () =>
    {
        await turn();
        return true;
    })));

    private async Task Talk(Runner writer)
    {
        while (Interlocked.Add(ref left, -Letters.Length) > -Letters.Length)
            said.Enqueue(await Task.WhenAll(Letters.Select(letter => Answered.To(track.Writer, () => send(writer, letter)))));
    }
}
