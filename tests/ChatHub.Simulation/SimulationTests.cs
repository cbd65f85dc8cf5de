using System.Collections.Concurrent;
using ChatHub.TestKit;
using Xunit.Abstractions;

namespace ChatHub.Simulation;

/// <summary>
/// Small worlds by the thousand: server, clients, disk and lines on a virtual clock, each world from a seed, each judged by the oracle of the fault
/// tests. <c>CHATHUB_SEEDS</c> makes it as many; <c>CHATHUB_SEED</c> plays one of them.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Seeds = 100_000;
    private const int MostForControl = 2_000;

    [Fact]
    public void No_seed_loses_doubles_or_reorders_anything()
    {
        if (Seed.FromEnvironment("CHATHUB_SEED") is { } one)
        {
            var told = VirtualWorld.Play(Plan.Of(one), traced: true).Wrong;
            Assert.True(told is null, told);
            return;
        }

        var (wrong, accepted, shown) = (new ConcurrentBag<Plan>(), 0L, 0L);
        var seeds = Seed.FromEnvironment("CHATHUB_SEEDS") ?? Seeds;
        Parallel.For(0, seeds, (seed, loop) =>
        {
            var outcome = VirtualWorld.Play(Plan.Of(seed));
            Interlocked.Add(ref accepted, outcome.Accepted);
            Interlocked.Add(ref shown, outcome.Shown);
            if (outcome.Wrong is null) return;
            wrong.Add(Plan.Of(seed));
            loop.Break();
        });

        output.WriteLine($"{seeds} seeds: {accepted} accepted, {shown} shown");
        Assert.True(wrong.IsEmpty, wrong.IsEmpty ? "" : VirtualWorld.Play(Smallest(wrong.MinBy(plan => plan.Seed)!), traced: true).Wrong);
    }

    [Theory]
    [InlineData(nameof(Sabotage.AnswersBeforeCommit), ViolationKind.Lost)]
    [InlineData(nameof(Sabotage.TakesRetriesForNew), ViolationKind.Doubled)]
    [InlineData(nameof(Sabotage.HeadAfterHandingOut), ViolationKind.Lost)]
    [InlineData(nameof(Sabotage.ResumesFromReceived), ViolationKind.Lost)]
    public void A_defect_made_on_purpose_is_found_by_the_promise_that_it_breaks(string defect, ViolationKind expected)
    {
        var seed = Enumerable.Range(0, MostForControl)
            .FirstOrDefault(seed => VirtualWorld.Play(Plan.Of(seed, Enum.Parse<Sabotage>(defect))).Kinds.Contains(expected), -1);

        output.WriteLine($"{defect}: found with seed {seed}");
        Assert.NotEqual(-1, seed);
    }

    [Fact]
    public void A_seed_plays_the_same_each_time() =>
        Assert.All(Enumerable.Range(0, 20), seed => Assert.Equal(VirtualWorld.Told(Plan.Of(seed)), VirtualWorld.Told(Plan.Of(seed))));

    /// <summary>The least of it that still fails, for a trace that can be read.</summary>
    private static Plan Smallest(Plan plan) =>
        (from messages in Enumerable.Range(0, plan.Messages + 1)
         from faults in Enumerable.Range(0, plan.Faults + 1)
         let smaller = plan with { Messages = messages, Faults = faults }
         where VirtualWorld.Play(smaller).Wrong is not null
         select smaller).FirstOrDefault(plan);
}
