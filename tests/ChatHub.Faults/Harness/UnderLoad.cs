namespace ChatHub.Faults.Harness;

/// <summary>Tests that load the machine on purpose: one at a time, since two would only slow each other down, and after those that mostly wait.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class UnderLoad : ICollectionFixture<Report>
{
    public const string Name = "under load";
}
