using System.Collections.Concurrent;
using System.Diagnostics;
using ChatHub.TestKit;

namespace ChatHub.Faults.Lines;

/// <summary>HAProxy before a server, in a process of its own.</summary>
internal sealed class ReverseProxy : IAsyncDisposable
{
    private static readonly TimeSpan UsualSilence = TimeSpan.FromSeconds(60);
    private readonly TempFolder folder = new();
    private readonly ConcurrentQueue<string> log = new();
    private readonly int port = FreePort.Next();
    private readonly Uri server;
    private Process process;

    private ReverseProxy(Uri server)
    {
        this.server = server;
        process = Launch(UsualSilence);
    }

    public Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>How many connections it has cut for their silence: its log says cD or sD of them.</summary>
    public int Cuts => log.Count(line => line.Contains(" cD", StringComparison.Ordinal) || line.Contains(" sD", StringComparison.Ordinal));

    /// <param name="server">Where it passes everything to.</param>
    public static async Task<ReverseProxy> Start(Uri server)
    {
        var proxy = new ReverseProxy(server);
        try
        {
            await proxy.IsReady();
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills it, and with it all connections, and starts it again.</summary>
    /// <param name="silence">After how long a silence it cuts a WebSocket. Null: a minute, as is usual.</param>
    public async Task Restart(TimeSpan? silence = null)
    {
        await Kill();
        process = Launch(silence ?? UsualSilence);
        await IsReady();
    }

    /// <summary>What it has logged, for messages of failing tests.</summary>
    public override string ToString() => string.Join('\n', log);

    public async ValueTask DisposeAsync()
    {
        await Kill();
        folder.Dispose();
    }

    private async Task IsReady()
    {
        using var http = new HttpClient();
        if (!await Until.Holds(() => Answers(http), TimeSpan.FromSeconds(20)))
            throw new InvalidOperationException("The proxy did not become ready: " + ToString());
    }

    private async Task<bool> Answers(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(Address, "/health"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private Process Launch(TimeSpan silence)
    {
        File.WriteAllText(folder["haproxy.cfg"], $"""
            global
                log stdout format raw local0
            defaults
                mode http
                log global
                option httplog
                timeout connect 5s
                timeout client 60s
                timeout server 60s
                timeout tunnel {silence.TotalMilliseconds:0}ms
            frontend people
                bind 127.0.0.1:{port}
                default_backend hub
            backend hub
                server hub {server.Authority}

            """);

        // In the foreground and in one process, so that its end is the end of all.
        var launched = Process.Start(
            new ProcessStartInfo("/usr/sbin/haproxy", ["-db", "-f", folder["haproxy.cfg"]])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        launched.OutputDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        launched.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        launched.BeginOutputReadLine();
        launched.BeginErrorReadLine();
        return launched;
    }
}
