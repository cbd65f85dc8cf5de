using System.Collections.Concurrent;
using ChatHub.Contracts;
using ChatHub.Server.Store.Model;
using ChatHub.TestKit;
using Microsoft.EntityFrameworkCore;

namespace ChatHub.Tests;

/// <summary>People enter and leave groups while everybody writes to them, members or not, all at once; then each message is held to who was a member at its position.</summary>
internal sealed class MembershipRace(Track track, Send send, int seed)
{
    private const int Users = 14;
    private const int OwnersWithTwoDevices = 2;
    private const int SendersEach = 2;
    private static readonly string[] Groups = ["um", "dois", "tres", "quatro"];
    private readonly List<Runner> runners = [];
    private readonly ConcurrentQueue<(int User, string Group, bool Enters, Answered<bool> When)> changes = [];
    private readonly ConcurrentQueue<(int User, string Group, Answered<Sent?> When)> said = [];
    private int left;

    /// <summary>What does not fit.</summary>
    public List<string> Wrong { get; } = [];

    public int Changes => changes.Count;

    public int Accepted => said.Count(message => message.When.Answer is not null);

    public long Displays => runners.Sum(runner => (long)runner.Shown.Count);

    public async Task RunAsync(int rounds)
    {
        for (var i = 0; i < Users; i++) runners.AddRange(await track.EnterAsync($"corredor{i}", i < OwnersWithTwoDevices ? 2 : 1));
        List<Runner> first = [.. runners.DistinctBy(runner => runner.User)];
        foreach (var group in Groups) Note(first[0], group, enters: true, await Ask(() => track.Chat.CreateGroupAsync(first[0].Session, group)));

        var mine = first.ToDictionary(runner => runner, runner => new HashSet<string>(StringComparer.Ordinal));
        mine[first[0]].UnionWith(Groups);
        foreach (var (runner, i) in first.Select((runner, i) => (runner, i)).Skip(1)) await Turn(runner, Groups[i % Groups.Length], mine[runner]);

        left = rounds;
        var movers = first.Select(runner => Task.Run(() => Move(runner, mine[runner], new Random(seed + runner.User)))).ToList();
        var senders = runners.SelectMany((runner, i) => Enumerable.Range(0, SendersEach).Select(n => Task.Run(() => Talk(runner, new Random(seed + (100 * n) + i)))));
        await Task.WhenAll([.. senders, .. movers]);

        var end = await track.CatchUpAsync(runners);
        await CheckAsync(end);
    }

    private async Task Move(Runner runner, HashSet<string> mine, Random random)
    {
        while (Volatile.Read(ref left) > 0) await Turn(runner, Groups[random.Next(Groups.Length)], mine);
    }

    private async Task Turn(Runner runner, string group, HashSet<string> mine)
    {
        var enters = mine.Add(group);
        if (!enters) mine.Remove(group);
        Note(runner, group, enters, await Ask(() => enters
            ? track.Chat.JoinGroupAsync(runner.Session, group)
            : track.Chat.LeaveGroupAsync(runner.Session, group)));
    }

    private async Task Talk(Runner runner, Random random)
    {
        while (Interlocked.Decrement(ref left) >= 0)
        {
            var group = Groups[random.Next(Groups.Length)];
            said.Enqueue((runner.User, group, await Answered.To(track.Writer, () => send(runner, group))));
        }
    }

    private Task<Answered<bool>> Ask(Func<Task<Reply<GroupView>>> ask) => Answered.To(track.Writer, async () => (await ask()).Ok);

    private void Note(Runner runner, string group, bool enters, Answered<bool> when)
    {
        Assert.True(when.Answer, $"user {runner.User} could not {(enters ? "enter" : "leave")} {group}");
        changes.Enqueue((runner.User, group, enters, when));
    }

    private async Task CheckAsync(long end)
    {
        await using var store = track.OpenStore();
        var names = await store.Conversations.Where(group => group.Kind == ConversationKind.Group).ToDictionaryAsync(group => group.Id, group => group.Name!);
        var intervals = (await store.Memberships.AsNoTracking().ToListAsync()).Where(member => names.ContainsKey(member.ConversationId))
            .ToLookup(member => (User: member.UserId, Group: names[member.ConversationId]));
        CheckChanges(intervals);
        CheckRefused(intervals);
        CheckAudiences(intervals, end);
        Wrong.AddRange(runners.Select(runner => runner.Broken).OfType<string>());
    }

    // The stored intervals are what the movers were told, one end for each answer, each decided between its question and its answer.
    private void CheckChanges(ILookup<(int User, string Group), Membership> intervals)
    {
        var told = changes.ToLookup(change => (change.User, change.Group));
        foreach (var place in intervals.Select(place => place.Key).Union(told.Select(place => place.Key)))
        {
            long[] ends = [.. intervals[place].OrderBy(interval => interval.FromPos).SelectMany(interval => new[] { interval.FromPos, interval.ToPos ?? 0 }).Where(pos => pos > 0)];
            var answers = told[place].ToList();
            if (ends.Length != answers.Count || answers.Zip(ends).Any(pair => !pair.First.When.Holds(pair.Second)))
                Wrong.Add($"{place}: memberships begin and end at {string.Join(' ', ends)}, of {answers.Count} answers");
        }
    }

    // Who was refused was not a member at some instant between question and answer.
    private void CheckRefused(ILookup<(int User, string Group), Membership> intervals)
    {
        foreach (var (user, group, when) in said.Where(message => message.When.Answer is null))
        {
            if (intervals[(user, group)].Any(member => member.FromPos <= when.Before && (member.ToPos is null || member.ToPos > when.After)))
                Wrong.Add($"user {user} was a member of {group} from {when.Before} to {when.After} and was refused");
        }
    }

    private void CheckAudiences(ILookup<(int User, string Group), Membership> intervals, long end)
    {
        var expected = runners.Select(runner => runner.User).Distinct().ToDictionary(user => user, _ => new List<long>());
        var members = Groups.ToDictionary(group => group, _ => new HashSet<int>(), StringComparer.Ordinal);
        var steps = intervals.SelectMany(place => place.SelectMany(interval => new (long? Pos, Action Do)[]
            {
                (interval.FromPos, () => members[place.Key.Group].Add(place.Key.User)),
                (interval.ToPos, () => members[place.Key.Group].Remove(place.Key.User)),
            })).Where(step => step.Pos is not null)
            .Concat(said.Where(message => message.When.Answer is not null).Select(message => ((long?)message.When.Answer!.Pos, (Action)(() => Hear(message)))));
        foreach (var (_, step) in steps.OrderBy(step => step.Item1)) step();

        foreach (var runner in runners)
        {
            var shown = runner.Shown.Where(pos => pos < end).ToList();
            var due = expected[runner.User].Where(pos => pos > runner.Began).ToList();
            if (!shown.SequenceEqual(due))
                Wrong.Add($"user {runner.User} was shown {shown.Count} messages and was due {due.Count}; first apart: {shown.Except(due).Union(due.Except(shown)).DefaultIfEmpty().Min()}");
        }

        void Hear((int User, string Group, Answered<Sent?> When) message)
        {
            var (sent, audience) = (message.When.Answer!, members[message.Group]);
            if (!message.When.Holds(sent.Pos)) Wrong.Add($"{sent.Pos} was not taken between question and answer");
            if (!audience.Contains(message.User)) Wrong.Add($"user {message.User} wrote to {message.Group} at {sent.Pos} and was no member");
            if (sent.Audience != audience.Count) Wrong.Add($"{sent.Pos} was for {sent.Audience} users of {message.Group}, which had {audience.Count} members");
            foreach (var user in audience) expected[user].Add(sent.Pos);
        }
    }
}
