namespace ChatHub.LoadTest.Measure;

/// <summary>The times of one pass. Counts only while it is on: warm-up and drain do not belong to the figures.</summary>
internal sealed class Meter
{
    private volatile bool on;

    public bool On
    {
        get => on;
        set => on = value;
    }

    /// <summary>From sending to the sender's answer.</summary>
    public Histogram Accepted { get; } = new();

    /// <summary>From sending to its arrival at somebody else.</summary>
    public Histogram Shown { get; } = new();

    public void Clear()
    {
        Accepted.Clear();
        Shown.Clear();
    }
}
