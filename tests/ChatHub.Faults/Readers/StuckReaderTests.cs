using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Readers;

/// <summary>A tenth of the readers stops reading, without its timing (the load test measures that) and its memory (<see cref="StuckMemoryTests"/>).</summary>
[Collection(UnderLoad.Name)]
public sealed class StuckReaderTests(Report report)
{
    private const int Clients = 200;
    private const int Stuck = 10;
    private const int InBigGroup = 40;
    private const int Letters = 5_000;
    private const int LetterLength = 4_000;
    private const int Broadcasts = 200;
    private const int SmallBuffer = 4 * 1024;
    private const string BigGroup = "leitores";
    private static readonly TimeSpan CutBound = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LetterBound = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Readers_that_stop_hold_up_nobody_are_cut_and_lose_nothing()
    {
        await using var server = await ServerProcess.Start();
        await using var crowd = new Crowd();
        for (var i = 0; i < Clients; i++)
            await crowd.Add(new PeerOptions(server.Url, $"leitor{i:000}", crowd.NewJournal($"leitor{i:000}")) { ReceiveBuffer = i < Stuck ? SmallBuffer : null });
        foreach (var peer in crowd.Peers.Take(InBigGroup)) await peer.BecomeMember(BigGroup);
        var (stuck, others) = (crowd.OwnPeers.Take(Stuck).ToList(), crowd.OwnPeers.Skip(Stuck).ToList());
        await Write(others, Letters / 10, "aquecimento");
        Assert.True(await crowd.IsQuiet(LetterBound), crowd.ToString());
        var footprint = new Footprint(server);

        foreach (var peer in stuck) peer.StopReading();
        await Write(others, Letters, "carta");
        await Until.True(() => others.TrueForAll(peer => peer.Unresolved == 0), LetterBound);
        var newest = others.Max(peer => peer.LastAccepted);
        Assert.True(await Until.Holds(() => others.Take(InBigGroup - Stuck).All(peer => peer.Position >= newest), LetterBound), crowd.ToString());
        Assert.True(await Until.Holds(async () => await Roll.Connected(stuck, asked: others[^1]) == 0, CutBound), "Stuck readers still count as connected.");
        Assert.All(stuck, peer => Assert.True(peer.Position < newest, $"It was to be stuck. {peer}"));
        foreach (var peer in stuck) peer.ReadAgain();

        var quiet = await crowd.IsQuiet(LetterBound);
        crowd.ThrowIfFaulted();
        Assert.True(quiet, crowd.ToString());
        var verdict = crowd.Verdict();
        report.Say(verdict.ToString());
        Assert.True(verdict.Violations.Count == 0, verdict.ToString());
        await footprint.IsAsBefore(crowd.Peers.Count, "After stuck readers");
    }

    private static async Task Write(List<ChatPeer> writers, int letters, string what)
    {
        var random = new Random(letters);
        var members = writers.Take(InBigGroup - Stuck).ToList();
        for (var i = 0; i < letters; i++)
        {
            var writer = members[i % members.Count];
            await Until.True(() => writer.Unresolved < 4, LetterBound);
            writer.Send("G:" + BigGroup, MessageText.Of($"{writer.Device}#{what}{i}", new string('c', LetterLength - 50)));
            if (i % (Letters / Broadcasts) == 0)
                writers[random.Next(writers.Count)].Send("T", MessageText.Of($"aviso#{what}{i}", "para todos"));
        }
    }
}
