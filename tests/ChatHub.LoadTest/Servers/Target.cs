using ChatHub.LoadTest.Load;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Servers;

/// <summary>A server process that is measured.</summary>
internal abstract class Target : IAsyncDisposable
{
    /// <summary>As tables and files name it.</summary>
    public abstract string Name { get; }

    public abstract Dialect Dialect { get; }

    protected abstract int ProcessId { get; }

    /// <summary>Its own CPU time and memory, as the kernel counts them.</summary>
    public ProcessUsage Usage => ProcessUsage.Of(ProcessId);

    /// <summary>Where a nick connects, with what says who it is; makes the session if there is none yet.</summary>
    public abstract ValueTask<Uri> AddressOf(string nick, long? since, CancellationToken stop);

    public abstract ValueTask DisposeAsync();
}
