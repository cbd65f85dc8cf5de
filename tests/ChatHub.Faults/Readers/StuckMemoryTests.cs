using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Readers;

/// <summary>
/// The server keeps no messages for a reader that has stopped: it costs a position in the log, the batch under way and a buffer. Measured as what is left on the server's heap
/// after a collection; its resident memory also counts the room that the collector keeps, 70 MB more or less from run to run.
/// </summary>
[Collection(UnderLoad.Name)]
public sealed class StuckMemoryTests(Report report)
{
    private const int Stuck = 10;
    private const int Writers = 3;
    private const int Letters = 3_000;
    private const int LetterLength = 4_000;
    private const int SmallBuffer = 4 * 1024;
    private const string Group = "leitores";

    // On the heap a letter is 12 kB (its characters, and its JSON once for all readers), so the letters are 36 MB. A batch has 200 of them at most.
    private const long MostBytes = 10_000_000;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task For_readers_that_stop_the_server_keeps_no_messages_in_memory() =>
        Assert.InRange(await Growth(endlessQueues: false), long.MinValue, MostBytes);

    [Fact]
    public async Task A_server_that_keeps_messages_in_memory_for_stuck_readers_is_found_out() =>
        Assert.InRange(await Growth(endlessQueues: true), 2 * MostBytes, long.MaxValue);

    // By how much the heap grows while some do not read what others write.
    private async Task<long> Growth(bool endlessQueues)
    {
        using var heap = new HeapProbe();
        await using var server = await ServerProcess.Start(new ServerOptions { Environment = heap.Environment(endlessQueues) });
        await using var crowd = new Crowd();
        for (var i = 0; i < Stuck + Writers; i++)
        {
            var peer = await crowd.Add(new PeerOptions(server.Url, $"leitor{i:00}", crowd.NewJournal($"leitor{i:00}")) { ReceiveBuffer = i < Stuck ? SmallBuffer : null });
            await peer.BecomeMember(Group);
        }

        var (stuck, writers) = (crowd.OwnPeers.Take(Stuck).ToList(), crowd.OwnPeers.Skip(Stuck).ToList());
        await Write(writers, Letters / 10);
        Assert.True(await crowd.IsQuiet(Bound), crowd.ToString());
        var before = await heap.LiveBytes(server);

        foreach (var peer in stuck) peer.StopReading();
        await Write(writers, Letters);
        var newest = writers.Max(peer => peer.LastAccepted);
        await Until.True(() => writers.TrueForAll(peer => peer.Position >= newest), Bound, crowd);
        var growth = await heap.LiveBytes(server) - before;

        // For readers that were cut nothing is held, whatever the server does.
        Assert.All(stuck, peer => Assert.True(peer.Position < newest, $"It was to be stuck. {peer}"));
        Assert.Equal(Stuck, await Roll.Connected(stuck, asked: writers[0]));
        report.Say($"{Stuck} stuck readers{(endlessQueues ? ", queues without an end" : "")}: the heap grew from {before / 1000} by {growth / 1000} kB, {growth / Stuck / 1000} kB for each");
        return growth;
    }

    private static async Task Write(List<ChatPeer> writers, int letters)
    {
        for (var i = 0; i < letters; i++)
        {
            var writer = writers[i % writers.Count];
            await Until.True(() => writer.Unresolved < 32, Bound);
            writer.Send("G:" + Group, MessageText.Of($"{writer.Device}#{letters}.{i}", new string('c', LetterLength - 50)));
        }

        await Until.True(() => writers.TrueForAll(peer => peer.Unresolved == 0), Bound);
    }
}
