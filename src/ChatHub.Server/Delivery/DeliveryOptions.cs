using ChatHub.Contracts;

namespace ChatHub.Server.Delivery;

/// <summary>How far delivery goes ahead of a reader. One for all sessions; the simulator takes a small one.</summary>
public sealed record DeliveryOptions
{
    public static readonly DeliveryOptions Default = new();

    /// <summary>Items in one batch: with the longest texts still well below what a client's buffers take at once.</summary>
    public int BatchItems { get; init; } = 200;

    /// <summary>Messages that wait in memory for one session; past that the session reads on from the log.</summary>
    public int QueueItems { get; init; } = 400;

    /// <summary>Items sent ahead of the last acknowledgement; past that delivery waits.</summary>
    public int WindowItems { get; init; } = Limits.Default.Window;

    /// <summary>Answers that wait to be sent to one client; one that lets more gather does not read and is cut.</summary>
    public int MostAnswers { get; init; } = 10_000;

    /// <summary>A session whose window stays full this long is cut: its client is not acknowledging.</summary>
    public TimeSpan WindowPatience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a farewell may take to be sent, and then to be read, before the connection is closed.</summary>
    public TimeSpan FarewellPatience { get; init; } = TimeSpan.FromSeconds(0.5);
}
