using System.ComponentModel;
using System.Diagnostics;
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
        await RequireStrace();
        var place = new TempFolder();
        string[] prefix = ["strace", "-f", "-ttt", "-yy", "-s", "65536", "-e", "trace=" + string.Join(',', Calls), "-e", "signal=none", "-o", place["trace"]];
        return new TracedServer(place, await ServerProcess.Start(options with { Prefix = prefix }));
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

    private static async Task RequireStrace()
    {
        const string advice = "This test needs strace and the right to trace a child process (Debian: apt-get install strace; in a container: --cap-add SYS_PTRACE).";
        try
        {
            var start = new ProcessStartInfo("strace", ["-f", "-o", "/dev/null", "true"]) { UseShellExecute = false, RedirectStandardError = true };
            using var probe = Process.Start(start)!;
            var said = await probe.StandardError.ReadToEndAsync();
            await probe.WaitForExitAsync();
            Assert.True(probe.ExitCode == 0, $"{advice}\n{said}");
        }
        catch (Win32Exception missing)
        {
            Assert.Fail($"{advice}\n{missing.Message}");
        }
    }
}
