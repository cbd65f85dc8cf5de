namespace ChatHub.LoadTest.Scenarios;

/// <summary>A row of the scenario table.</summary>
internal sealed record Scenario(string Name, string Summary, Func<LoadRun, Task> Run)
{
    /// <summary>All of them, in the order in which <c>all</c> runs them.</summary>
    public static readonly IReadOnlyList<Scenario> All =
    [
        new(Direct.Name, "users in pairs, everybody sends: 16 under way each, 1 under way each, 4,000 messages/s", Direct.Run),
        new(Group.Name, "one group: 100 members with 1 and 10 senders, 1,000 members with 1", Group.Run),
        new(Away.Name, "1,000 users away, 100 messages stored for each by 20 senders, then all connect at once", Away.Run),
        new(Start.Name, "from the process's start to ready, with 1,000,000 stored messages", Start.Run),
        new(Broadcast.Name, "-msgt \"D\" to 100,000 known users who are disconnected", Broadcast.Run),
        new(CatchUp.Name, "a user 100,000 messages behind connects", CatchUp.Run),
        new(Ramp.Name, "the cost of a message with 10,000, 100,000 and 1,000,000 stored messages, and as many known users", Ramp.Run),
        new(Stuck.Name, "200 clients in a group, 10 % of them stop reading", Stuck.Run),
        new(Floods.Name, "what 200 users notice of floods of messages, calls, groups, connections and nicks", Floods.Run),
        new(Idle.Name, "memory of an idle connection, at 1,000 and 5,000", Idle.Run),
        new(Soak.Name, "half of the peak rate for 120 times --seconds: memory, handles and the write-ahead log stay where they are", Soak.Run),
    ];
}
