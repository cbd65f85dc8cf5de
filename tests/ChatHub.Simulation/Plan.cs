namespace ChatHub.Simulation;

/// <summary>How much happens in a world; everything else comes from its seed.</summary>
internal sealed record Plan(int Seed, int Messages, int Faults, Sabotage Sabotage = Sabotage.None)
{
    public static Plan Of(int seed, Sabotage sabotage = Sabotage.None) => new(seed, 10 + (seed % 23), seed % 7, sabotage);
}
