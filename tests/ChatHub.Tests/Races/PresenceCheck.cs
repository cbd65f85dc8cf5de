using ChatHub.Contracts;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Model;
using Microsoft.EntityFrameworkCore;

namespace ChatHub.Tests;

/// <summary>
/// What C and D say of who was there: each known user is in exactly one of them, and which one changes with his turns alone. A turn takes no position, but
/// it was decided between its question and its answer, so at each message a user has made so many of his turns at least and so many at most.
/// </summary>
internal sealed class PresenceCheck
{
    private readonly Dictionary<long, (bool Definite, int Turns)> states = [];
    private readonly List<Message> messages;
    private readonly List<Walk> walks;
    private readonly IReadOnlyList<Runner> writers;
    private readonly Dictionary<int, long> created;

    private PresenceCheck(List<Message> messages, Dictionary<int, long> created, IReadOnlyList<Runner> writers, List<Walk> walks)
    {
        (this.messages, this.created, this.writers, this.walks) = (messages, created, writers, walks);
    }

    public List<string> Wrong { get; } = [];

    public int Messages => messages.Count;

    public long Displays { get; private set; }

    /// <summary>How often C, D and T were sent at once and nobody can have come or gone between them, so that the sizes must add up.</summary>
    public int Sums { get; private set; }

    public static async Task<PresenceCheck> OfAsync(ChatDbContext store, IReadOnlyList<Runner> writers, IReadOnlyList<Runner> restless,
        ILookup<int, Answered<bool>> turns, IReadOnlyList<Answered<Sent?>[]> said, long end)
    {
        var stored = await store.Messages.AsNoTracking().Where(message => message.Pos < end).OrderBy(message => message.Pos).ToListAsync();
        var known = await store.Users.AsNoTracking().ToDictionaryAsync(user => user.Id, user => user.CreatedPos ?? long.MaxValue);
        var check = new PresenceCheck(stored, known, writers, [.. restless.Select(runner => new Walk(runner.User, known[runner.User], [.. turns[runner.User]]))]);
        stored.ForEach(check.Hear);
        check.Answers(said);
        foreach (var runner in restless.Concat(writers)) check.Shown(runner, end);
        return check;
    }

    private void Hear(Message message)
    {
        var (pos, known) = (message.Pos, created.Where(user => user.Value < message.Pos).Select(user => user.Key).ToList());
        walks.ForEach(walk => walk.GoTo(pos));
        if (message.AudienceKind != AudienceKind.Members) HearBits(message, known);
        else if (message.AudienceSize != known.Count) Wrong.Add($"T at {pos} was for {message.AudienceSize}, and {known.Count} were known");

        var (surely, perhaps) = (writers.Count + walks.Count(walk => walk.IsSurely(connected: true)), writers.Count + walks.Count(walk => walk.MayBe(connected: true)));
        if (message.AudienceKind != AudienceKind.Disconnected && (message.ConnectedSize < surely || message.ConnectedSize > perhaps))
            Wrong.Add($"{message.ConnectedSize} were connected at {pos}, but at least {surely} and at most {perhaps}");
        states[pos] = (surely == perhaps, walks.Sum(walk => walk.Turns));
    }

    private void HearBits(Message message, List<int> known)
    {
        var isC = message.AudienceKind == AudienceKind.Connected;
        int[] audience = [.. created.Keys.Where(user => UserSet.Contains(message.Audience, user))];
        if (message.AudienceSize != audience.Length) Wrong.Add($"{message.Pos} was for {message.AudienceSize}, and {audience.Length} are in it");
        if (audience.Except(known).Any()) Wrong.Add($"{message.Pos} was for somebody whom nobody knew");
        if (writers.Any(writer => audience.Contains(writer.User) != (isC || writer.User == message.SenderId))) Wrong.Add($"{message.Pos} missed who was there all the time");
        foreach (var walk in walks.Where(walk => known.Contains(walk.User)))
        {
            var connected = audience.Contains(walk.User) == isC;
            if (!walk.Accept(connected)) Wrong.Add($"user {walk.User} was {(connected ? "" : "not ")}connected at {message.Pos}, after {walk.Turns} turns");
        }
    }

    private void Answers(IReadOnlyList<Answered<Sent?>[]> said)
    {
        var stored = messages.ToDictionary(message => message.Pos);
        foreach (var answers in said)
        {
            foreach (var answer in answers)
            {
                var sent = answer.Answer!;
                if (!answer.Holds(sent.Pos) || (stored[sent.Pos].AudienceSize, stored[sent.Pos].ConnectedSize) != (sent.Audience, sent.Connected))
                    Wrong.Add($"{sent} was answered, and stored otherwise");
            }

            if (answers.Select(answer => states[answer.Answer!.Pos]).Distinct().ToList() is not [(true, _)]) continue;
            Sums++;
            var sizes = answers.Select(answer => answer.Answer!.Audience).ToList();
            if (sizes[0] + sizes[1] - 1 != sizes[2]) Wrong.Add($"C {sizes[0]} and D {sizes[1]}, the sender in both, are not T {sizes[2]}");
        }
    }

    private void Shown(Runner runner, long end)
    {
        var shown = runner.Shown.Where(pos => pos < end).ToList();
        var due = messages.Where(message => message.Pos > runner.Began && (message.AudienceKind == AudienceKind.Members || UserSet.Contains(message.Audience, runner.User)))
            .Select(message => message.Pos).ToList();
        Displays += shown.Count;
        if (!shown.SequenceEqual(due)) Wrong.Add($"user {runner.User} was shown {shown.Count} messages and was due {due.Count}");
        if (runner.Broken is { } broken) Wrong.Add(broken);
    }

    /// <summary>One user's turns: he comes with the first, goes with the second, and so on.</summary>
    private sealed class Walk(int user, long created, IReadOnlyList<Answered<bool>> turns)
    {
        private int most;

        public int User => user;

        /// <summary>Turns made by now, the fewest that everything so far allows.</summary>
        public int Turns { get; private set; }

        public void GoTo(long pos)
        {
            // The first turn alone has a position: it made him known.
            while (Turns < turns.Count && (Turns == 0 ? created : turns[Turns].After) < pos) Turns++;
            while (most < turns.Count && (most == 0 ? created - 1 : turns[most].Before) < pos) most++;
            most = Math.Max(most, Turns);
        }

        public bool MayBe(bool connected) => Turns < most || IsConnected == connected;

        public bool IsSurely(bool connected) => Turns == most && IsConnected == connected;

        public bool Accept(bool connected)
        {
            if (IsConnected == connected) return true;
            if (Turns >= most) return false;
            Turns++;
            return true;
        }

        private bool IsConnected => Turns % 2 == 1;
    }
}
