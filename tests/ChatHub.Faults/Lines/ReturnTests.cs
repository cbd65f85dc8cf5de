using System.Diagnostics;
using ChatHub.Contracts;
using ChatHub.Faults.Harness;
using ChatHub.TestKit;

namespace ChatHub.Faults.Lines;

/// <summary>Everybody comes back at once, with 100 messages behind each; <c>CHATHUB_RETURN=2000</c> has as many do it.</summary>
[Collection(UnderLoad.Name)]
public sealed class ReturnTests(Report report)
{
    private const int PeopleInCi = 200;
    private const int Behind = 100;
    private const string Group = "todos-de-volta";
    // Far beyond the second that is aimed at and measured, so that a slow machine fails nothing.
    private static readonly TimeSpan SlowestAnswer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(3);
    private static readonly int People = Seed.FromEnvironment("CHATHUB_RETURN") ?? PeopleInCi;

    [Fact]
    public async Task Everybody_comes_back_at_once_and_has_missed_nothing()
    {
        await using var server = await ServerProcess.Start();
        await using var crowd = new Crowd();
        for (var i = 0; i < People; i++) await (await crowd.Add(server.Url, $"volta{i:0000}")).BecomeMember(Group);
        var footprint = new Footprint(server);
        var writer = crowd.OwnPeers[0];
        var others = crowd.Peers.Skip(1).ToList();
        foreach (var peer in others) peer.GoAway();
        for (var i = 0; i < Behind; i++) writer.Send("G:" + Group, MessageText.Of($"{writer.Device}#{i}", "enquanto isso"));
        await Until.True(() => writer.Unresolved == 0, Bound);

        var started = Stopwatch.GetTimestamp();
        foreach (var peer in others) peer.ComeBack();
        var slowest = TimeSpan.Zero;
        var answers = 0;
        while (!others.TrueForAll(peer => peer.Position >= writer.LastAccepted))
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Bound, crowd.ToString());
            var asked = Stopwatch.GetTimestamp();
            await writer.Invoke(nameof(IChatHub.CountUsers));
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, Stopwatch.GetElapsedTime(asked).Ticks));
            answers++;
        }

        var took = Stopwatch.GetElapsedTime(started);
        var quiet = await crowd.IsQuiet(Bound);
        crowd.ThrowIfFaulted();
        Assert.True(quiet, crowd.ToString());
        var verdict = crowd.Verdict();
        report.Say($"{People} back at once, {Behind} messages behind each: {took.TotalSeconds:0.0} s; slowest of {answers} answers meanwhile {slowest.TotalMilliseconds:0} ms. {verdict.Summary}");
        Assert.True(verdict.Violations.Count == 0, verdict.ToString());
        await footprint.IsAsBefore(crowd.Peers.Count, $"{People} back at once");
        if (People <= PeopleInCi) Assert.True(slowest < SlowestAnswer, $"Who was there waited {slowest} for an answer.");
    }
}
