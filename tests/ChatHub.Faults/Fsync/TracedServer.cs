using ChatHub.TestKit;

namespace ChatHub.Faults.Fsync;

/// <summary>The server under strace, and what the trace says of messages that went through it.</summary>
internal sealed class TracedServer : IAsyncDisposable
{
    private static readonly string[] Calls = ["fsync", "fdatasync", "write", "writev", "pwrite64", "pwritev", "sendto", "sendmsg", "sendmmsg"];
    private readonly TempFolder folder;
    private readonly ServerProcess server;

    private TracedServer(TempFolder folder, ServerProcess server)
    {
        this.folder = folder;
        this.server = server;
    }

    public Uri Url => server.Url;

    public static async Task<TracedServer> Start(ServerOptions options)
    {
        await Strace.IsThere();
        var place = new TempFolder();
        try
        {
            return new TracedServer(place, await ServerProcess.Start(options with { Prefix = Strace.To(place["trace"], Calls, "-yy", "-s", "65536") }));
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <summary>Ends the server, so that the trace is whole, and reads it.</summary>
    public async Task<List<SystemCall>> ReadTrace()
    {
        await server.Terminate();
        return Trace.Read(folder["trace"]);
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Dispose();
    }
}
