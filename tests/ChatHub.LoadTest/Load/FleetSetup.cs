using ChatHub.LoadTest.Measure;
using ChatHub.LoadTest.Servers;

namespace ChatHub.LoadTest.Load;

/// <summary>Who the clients of a fleet are.</summary>
internal sealed record FleetSetup
{
    public required Target Target { get; init; }

    public required int Count { get; init; }

    public required Violations Violations { get; init; }

    public Meter Meter { get; init; } = new();

    /// <summary>What nicks begin with; the number follows.</summary>
    public string Prefix { get; init; } = "u";

    /// <summary>The number in the first one's nick.</summary>
    public int FirstNick { get; init; }

    /// <summary>Where all of them go on at their first connection; null lets the server say.</summary>
    public long? Since { get; init; }

    /// <summary>The number of the first, where several fleets talk to each other.</summary>
    public int FirstNumber { get; init; }

    /// <summary>How many numbers there are among the senders.</summary>
    public required int Senders { get; init; }

    public int TextBytes { get; init; } = 100;

    public int ReadBuffer { get; init; } = 32 * 1024;

    /// <summary>Connections being made at the same time.</summary>
    public int AtOnce { get; init; } = 64;

    /// <summary>A client's SO_RCVBUF; 0 leaves it to the kernel.</summary>
    public Func<int, int> ReceiveWindowOf { get; init; } = _ => 0;
}
