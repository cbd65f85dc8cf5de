namespace ChatHub.Simulation;

/// <summary>The mark beside the database that a backup does not take back.</summary>
internal sealed class HighestHead
{
    public long? Value { get; set; }
}
