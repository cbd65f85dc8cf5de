using System.Diagnostics.CodeAnalysis;
using ChatHub.Server.Delivery;
using ChatHub.Server.Naming;
using ChatHub.Server.Store;
using ChatHub.Server.Store.Writes;
using ChatHub.TestKit;

namespace ChatHub.Simulation;

/// <summary>Three people, one of them with two devices, a group of two, a server, and what goes wrong between them.</summary>
internal sealed class VirtualWorld
{
    private const string Group = "sala";
    private const int TalkMilliseconds = 20_000;
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(10);
    private static readonly string[] Nicks = ["ana", "bia", "caio"];
    private readonly Plan plan;
    private readonly Random random;
    private readonly List<VirtualClient> clients = [];
    private readonly List<string>? trace;
    private readonly List<string> broken = [];
    private readonly HashSet<ViolationKind> kinds = [];
    private readonly Dictionary<string, long> sharedUpto = new(StringComparer.Ordinal);
    private readonly HighestHead highest = new();
    private VirtualTables tables;
    private VirtualTables? backup;
    private bool restored;
    private bool starting;

    private VirtualWorld(Plan plan, bool traced)
    {
        this.plan = plan;
        random = new Random(plan.Seed);
        trace = traced ? [] : null;
        Time = new VirtualTime(random);
        tables = new VirtualTables(deduplicates: plan.Sabotage != Sabotage.TakesRetriesForNew);
    }

    public VirtualTime Time { get; }

    public VirtualServer? Server { get; private set; }

    public Sabotage Sabotage => plan.Sabotage;

    /// <summary>Plays a plan to its end.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A world that throws is one more that is broken, and must be told with its plan.")]
    public static Outcome Play(Plan plan, bool traced = false)
    {
        var world = new VirtualWorld(plan, traced);
        try
        {
            world.Play();
        }
        catch (Exception exception)
        {
            world.Broken(exception.ToString());
        }

        return new Outcome(
            world.broken.Count == 0 ? null : string.Join('\n', [$"{plan}: {string.Join("; ", world.broken.Take(5))}", .. world.trace ?? []]),
            world.kinds,
            world.clients.Sum(client => client.Journal.Count(line => line.Entry is Accepted)),
            world.clients.Sum(client => client.Journal.Count(line => line.Entry is Shown)));
    }

    /// <summary>All that happens in a plan.</summary>
    public static IReadOnlyList<string> Told(Plan plan)
    {
        var world = new VirtualWorld(plan, traced: true);
        world.Play();
        return world.trace!;
    }

    public void Say(FormattableString what) => trace?.Add(FormattableString.Invariant($"{Time.GetUtcNow():mm:ss.fff} {what}"));

    public void Broken(string what) => broken.Add(what);

    public Guid NextId()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private void Play()
    {
        Start();
        Time.Begin(Settle);
        if (!Time.Run(() => clients.Count == 4 && clients.TrueForAll(client => client.IsConnected), Bound))
        {
            Broken("They do not come together.");
            return;
        }

        MakeBackup();
        Time.After(Time.Below(TalkMilliseconds), MakeBackup);
        for (var i = 0; i < plan.Messages; i++) Time.After(Time.Below(TalkMilliseconds), SendAny);
        for (var i = 0; i < plan.Faults; i++) Time.After(Time.Below(TalkMilliseconds), AnyFault);
        var talking = true;
        Time.After(TimeSpan.FromMilliseconds(TalkMilliseconds + 10), () => talking = false);
        Time.Run(() => !talking, Bound);
        if (!BecomesQuiet()) Broken("It does not become quiet.");
        Judge();
    }

    private void Start() => Server = new VirtualServer(Time, tables, highest, random, plan.Sabotage);

    private async Task Settle()
    {
        List<SessionOwner> owners = [];
        foreach (var nick in Nicks)
        {
            var opened = (await Server!.Post(new OpenSession(Named(nick), [], verifiedHash: null))).Value!;
            owners.Add(new SessionOwner(opened.User, opened.Nick, opened.Device));
        }

        foreach (var owner in owners) Add(owner, owner.Nick);
        while (!clients.TrueForAll(client => client.IsConnected)) await Time.Delay(Time.Below(50));
        await Server!.Post(new SetPassword(owners[0], verifiedHash: null, "hash"));
        await Server!.Post(new CreateGroup(owners[0].User, Named(Group), mostGroups: 1));
        await Server!.Post(new JoinGroup(owners[1].User, Group, mostGroups: 1));
        var second = (await Server!.Post(new OpenSession(Named(Nicks[0]), [], "hash"))).Value!;
        Add(new SessionOwner(second.User, second.Nick, second.Device), "ana/2");
    }

    private static Name Named(string name) => new(name, name, [name], Forbidden: null);

    private void Add(SessionOwner owner, string device)
    {
        var client = new VirtualClient(this, owner, device);
        clients.Add(client);
        client.Connect();
    }

    private void SendAny()
    {
        var client = clients[random.Next(clients.Count)];
        (string Target, Address To) = random.Next(10) switch
        {
            0 => ("C", new Address.ToAll(BroadcastAudience.C)),
            1 => ("D", new Address.ToAll(BroadcastAudience.D)),
            2 => ("T", new Address.ToAll(BroadcastAudience.T)),
            3 => ("U:ninguem", new Address.ToUser("ninguem")),
            < 7 => ("G:" + Group, new Address.ToGroup(Group)),
            _ => Direct(Nicks[random.Next(Nicks.Length)]),
        };
        // Bursts are what fills windows and queues.
        for (var i = random.Next(4) == 0 ? 8 : 1; i > 0; i--) client.Send(Target, To);

        static (string Target, Address To) Direct(string nick) => ("U:" + nick, new Address.ToUser(nick));
    }

    private void AnyFault()
    {
        var client = clients[random.Next(clients.Count)];
        switch (random.Next(10))
        {
            case 0 or 1: Kill(); break;
            case 2: client.Drop(); break;
            case 3: client.FallSilent(); break;
            case 4: client.Crash(); break;
            case 5: GoAway(client); break;
            case 6: client.IsPaused = !client.IsPaused; break;
            case 7: tables.FullFor = random.Next(1, 6); break;
            // Who answers before the commit has nothing that would take it back.
            case 8: if (Sabotage != Sabotage.AnswersBeforeCommit) _ = Server?.Post(new Defect()); break;
            default: Restore(); break;
        }
    }

    private void Kill()
    {
        Say($"the server is killed");
        Server?.Kill();
        Server = null;
        if (starting) return;
        starting = true;
        Time.After(Time.Below(3_000), () =>
        {
            starting = false;
            // On a full disk it does not start.
            tables.FullFor = 0;
            Start();
            Say($"the server is there again, head {tables.Head}, life {tables.Epochs.Count}");
        });
    }

    private void GoAway(VirtualClient client)
    {
        Say($"{client.Device} goes away");
        client.IsAway = true;
        client.HangUp();
        Time.After(Time.Below(15_000), () =>
        {
            client.IsAway = false;
            client.Connect();
        });
    }

    private void MakeBackup()
    {
        if (!restored) backup = tables.Backup();
    }

    /// <summary>Once at most: what a device has seen of a life that its own log never knew is nowhere written down.</summary>
    private void Restore()
    {
        if (restored) return;
        Kill();
        restored = true;
        sharedUpto[tables.Epochs[^1].Id] = backup!.Head;
        Say($"a backup is put back, head {backup.Head}");
        tables = backup;
    }

    private bool BecomesQuiet()
    {
        Say($"everything heals");
        tables.FullFor = 0;
        foreach (var client in clients) client.IsPaused = client.IsAway = false;
        foreach (var client in clients) client.Connect();
        if (!Time.Run(() => Server is not null && clients.TrueForAll(client => client.IsConnected && client.Unanswered == 0), Bound)) return false;

        // A batch promises that everything up to its end is there: whoever has seen this last one must have seen all before it.
        clients[0].Send("T", new Address.ToAll(BroadcastAudience.T));
        return Time.Run(() => clients[0].Unanswered == 0, Bound)
            && Time.Run(() => Server is { } server && clients.TrueForAll(client => client.PositionIn(server.Epoch) >= clients[0].LastAccepted), Bound);
    }

    private void Judge()
    {
        foreach (var nick in Nicks.Take(2))
            clients.Find(client => client.Nick == nick)!.Journal.Add((null, new MemberOf(Group)));
        var verdict = Oracle.Check([.. clients.Select(client => new DeviceJournal(client.Journal.Where(Counts).Select(line => line.Entry)))], gapsExpected: restored);
        foreach (var violation in verdict.Violations)
        {
            Broken(violation.ToString());
            kinds.Add(violation.Kind);
        }
    }

    /// <summary>What was accepted or shown in a life that a restored backup has taken back is as if it had not been.</summary>
    private bool Counts((string? Epoch, JournalEntry Entry) line)
    {
        if (line.Epoch is null || !sharedUpto.TryGetValue(line.Epoch, out var shared)) return true;
        return line.Entry switch
        {
            Shown shown => shown.Pos <= shared,
            Accepted accepted => accepted.Pos <= shared,
            _ => true,
        };
    }

    /// <summary>A write that fails in the middle of its group.</summary>
    private sealed class Defect : Write<Done>
    {
        protected override Decision<Done> DecideValue(LogTransaction log)
        {
            log.TakePosition();
            throw new InvalidOperationException("A defect.");
        }
    }
}
