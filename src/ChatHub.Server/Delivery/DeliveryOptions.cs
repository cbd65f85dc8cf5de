using ChatHub.Contracts;

namespace ChatHub.Server.Delivery;

/// <summary>How far delivery goes ahead of a reader.</summary>
public static class DeliveryOptions
{
    /// <summary>Items in one batch: with the longest texts still well below what a client's buffers take at once.</summary>
    public const int BatchItems = 200;

    /// <summary>Messages that wait in memory for one session; past that the session reads on from the log.</summary>
    public const int QueueItems = 400;

    /// <summary>Items sent ahead of the last acknowledgement; past that delivery waits.</summary>
    public static readonly int WindowItems = Limits.Default.Window;

    /// <summary>A session whose window stays full this long is cut: its client is not acknowledging.</summary>
    public static readonly TimeSpan WindowPatience = TimeSpan.FromSeconds(15);

    /// <summary>How long a farewell may take to be sent, and then to be read, before the connection is closed.</summary>
    public static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(0.5);
}
