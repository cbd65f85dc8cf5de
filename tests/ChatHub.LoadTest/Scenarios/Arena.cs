using ChatHub.LoadTest.Load;
using ChatHub.LoadTest.Servers;

namespace ChatHub.LoadTest.Scenarios;

/// <summary>ChatHub and the baseline side by side, each with its fleet: runs alternate between them, so that a noisy minute hits both.</summary>
internal sealed class Arena : IAsyncDisposable
{
    private readonly List<Target> targets = [];
    private readonly List<Fleet> fleets = [];

    public IReadOnlyList<Fleet> Fleets => fleets;

    public static async Task<Arena> Open(LoadRun run, Func<Target, FleetSetup> setup)
    {
        var arena = new Arena();
        try
        {
            arena.targets.Add(await ChatHubTarget.Start());
            if (!run.Settings.NoBaseline)
            {
                arena.targets.Add(await BareTarget.Start(run.Stop));
            }

            foreach (var target in arena.targets)
            {
                var fleet = setup(target);
                run.Progress.Say($"connecting {fleet.Count} clients to {target.Name}");
                arena.fleets.Add(await Fleet.Connect(fleet, run.Stop));
            }

            return arena;
        }
        catch
        {
            await arena.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var fleet in fleets)
        {
            await fleet.DisposeAsync();
        }

        foreach (var target in targets)
        {
            await target.DisposeAsync();
        }
    }
}
