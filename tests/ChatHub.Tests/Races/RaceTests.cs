using System.Diagnostics;
using ChatHub.TestKit;
using Xunit.Abstractions;

namespace ChatHub.Tests;

/// <summary>
/// Who is in an audience is decided where the message gets its position, whatever else happens at that instant. <c>CHATHUB_RACES=100000</c> sends as
/// many messages; the seed chooses what everybody tries, the machine who wins.
/// </summary>
public sealed class RaceTests(ITestOutputHelper output)
{
    private const int RoundsInCi = 1_000;
    private const int RoundsOfTheControl = 800;
    private static readonly int Rounds = Seed.FromEnvironment("CHATHUB_RACES") ?? RoundsInCi;
    private readonly int seed = Seed.Next();

    [Fact]
    public async Task A_groups_message_is_for_those_who_are_members_at_its_position()
    {
        await using var app = await App.StartAsync();
        var track = new Track(app);

        var wrong = await Membership(track, async (runner, group) => (await track.Chat.SendAsync(runner.Session.Owner, "G", group, "oi", id: null)).Data, Rounds);

        Assert.True(wrong.Count == 0, Told(wrong));
    }

    [Fact]
    public async Task At_each_position_every_known_user_is_in_exactly_one_of_C_and_D()
    {
        await using var app = await App.StartAsync();
        var track = new Track(app);

        var wrong = await Presence(track, (runner, letter) => Broadcast(track, runner, letter), Rounds);

        Assert.True(wrong.Count == 0, Told(wrong));
    }

    [Fact]
    public async Task An_audience_of_members_taken_before_the_queue_is_found_out()
    {
        await using var app = await App.StartAsync();
        var track = new Track(app);

        Assert.NotEmpty(await Membership(track, (runner, group) => EarlyAudience.ToGroup(track, runner, group), RoundsOfTheControl));
    }

    [Fact]
    public async Task An_audience_of_the_connected_taken_before_the_queue_is_found_out()
    {
        await using var app = await App.StartAsync();
        var track = new Track(app);

        Assert.NotEmpty(await Presence(track, (runner, letter) => letter == "C" ? EarlyAudience.ToConnected(track, runner) : Broadcast(track, runner, letter), RoundsOfTheControl));
    }

    private static async Task<Contracts.Sent?> Broadcast(Track track, Runner runner, string letter) =>
        (await track.Chat.SendToAllAsync(runner.Session.Owner, letter, "oi", id: null)).Data;

    private async Task<List<string>> Membership(Track track, Send send, int rounds)
    {
        var started = Stopwatch.GetTimestamp();
        var race = new MembershipRace(track, send, seed);
        await race.RunAsync(rounds);
        output.WriteLine($"Seed {seed}: {rounds} messages to groups, {race.Accepted} of them accepted, {race.Changes} times entered or left, {race.Displays} displays, in {Stopwatch.GetElapsedTime(started)}: {race.Wrong.Count} wrong");
        return race.Wrong;
    }

    private async Task<List<string>> Presence(Track track, Send send, int rounds)
    {
        var started = Stopwatch.GetTimestamp();
        var race = new PresenceRace(track, send, seed);
        var check = await race.RunAsync(rounds);
        output.WriteLine($"Seed {seed}: {check.Messages} messages to C, D and T, {race.Turns} times come or gone, {check.Sums} sums of C and D, {check.Displays} displays, in {Stopwatch.GetElapsedTime(started)}: {check.Wrong.Count} wrong");
        Assert.True(check.Sums > 0, $"Seed {seed}: nobody's C and D lay side by side, so no sum was checked.");
        return check.Wrong;
    }

    private string Told(List<string> wrong) => $"Seed {seed}:\n{string.Join('\n', wrong.Take(20))}";
}
