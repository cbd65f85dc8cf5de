using ChatHub.LoadTest.Measure;

namespace ChatHub.LoadTest.Load;

/// <summary>How a client connects and what it reports to.</summary>
internal sealed record ClientSetup
{
    /// <summary>The hub's address, with what says who it is.</summary>
    public required Uri Uri { get; init; }

    public required Dialect Dialect { get; init; }

    public required Violations Violations { get; init; }

    /// <summary>From 0; what its messages name as their sender.</summary>
    public required int Number { get; init; }

    public required string Nick { get; init; }

    /// <summary>How many numbers there are among those who send to it.</summary>
    public required int Senders { get; init; }

    public Meter? Meter { get; init; }

    /// <summary>Where it goes on; null lets the server say.</summary>
    public long? Since { get; init; }

    /// <summary>What an earlier connection of the same client has seen.</summary>
    public Expectations? Resume { get; init; }

    public int TextBytes { get; init; } = 100;

    public int ReadBuffer { get; init; } = 32 * 1024;

    /// <summary>SO_RCVBUF; 0 leaves it to the kernel.</summary>
    public int ReceiveWindow { get; init; }

    /// <summary>How long connecting and a call may take.</summary>
    public TimeSpan Bound { get; init; } = TimeSpan.FromSeconds(60);
}
