using System.Diagnostics;
using System.Globalization;

namespace ChatHub.TestKit;

/// <summary>The real server in a process of its own, to be killed and started again on the same folder and port.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = TimeSpan.FromSeconds(5) };
    private readonly ServerOptions options;
    private readonly TempFolder? ownFolder;
    private Process process;

    private ServerProcess(ServerOptions options)
    {
        this.options = options;
        if (options.DataFolder is null) ownFolder = new TempFolder();
        DataFolder = options.DataFolder ?? ownFolder!.Path;
        Port = options.Port ?? FreePort.Next();
        Url = new Uri($"http://127.0.0.1:{Port}");
        process = Launch();
        AppDomain.CurrentDomain.ProcessExit += KillWithTestHost;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    public int Port { get; }

    public string DataFolder { get; }

    /// <summary>What it wrote to stdout and stderr, over all its lives.</summary>
    public ServerOutput Output { get; } = new();

    /// <summary>How long the last start took until /health answered.</summary>
    public TimeSpan LastStart { get; private set; }

    public bool HasExited => process.HasExited;

    /// <summary>Valid once it has exited.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>The server's own process, also when it runs under another command.</summary>
    public int Pid => options.Prefix.Count == 0 ? process.Id : ProcessTree.Descendants(process.Id).DefaultIfEmpty(process.Id).Last();

    /// <summary>CPU time and memory of the server.</summary>
    public ProcessUsage Usage => ProcessUsage.Of(Pid);

    /// <summary>Starts it and waits until it is ready.</summary>
    public static async Task<ServerProcess> Start(ServerOptions? options = null)
    {
        var server = Launch(options);
        try
        {
            await server.Ready();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it without waiting: for a start that is expected to fail.</summary>
    public static ServerProcess Launch(ServerOptions? options) => new(options ?? new ServerOptions());

    /// <summary>Waits until GET /health answers 200.</summary>
    public async Task Ready()
    {
        var started = Stopwatch.GetTimestamp();
        var ready = await Until.Holds(async () => process.HasExited || await Healthy(), options.ReadyBound);
        LastStart = Stopwatch.GetElapsedTime(started);
        if (!ready || process.HasExited)
            throw new InvalidOperationException($"The server did not become ready (exit: {(process.HasExited ? process.ExitCode : "none")}):\n{Output}");
    }

    /// <summary>kill -9, and waits until it is gone.</summary>
    public async Task Kill9()
    {
        Signals.Send(Pid, Signals.Kill);
        await process.WaitForExitAsync();
    }

    /// <summary>Ends the command that it runs under, whose terminal it has.</summary>
    public async Task CloseTerminal()
    {
        Signals.Send(process.Id, Signals.Kill);
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM; the exit code.</summary>
    public async Task<int> Terminate(TimeSpan? bound = null)
    {
        Signals.Send(Pid, Signals.Terminate);
        return await Exited(bound);
    }

    /// <summary>Waits for its own end; the exit code.</summary>
    public async Task<int> Exited(TimeSpan? bound = null)
    {
        using var limit = new CancellationTokenSource(bound ?? Until.DefaultBound, TimeProvider.System);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>Starts it again on the same folder and port, and waits until it is ready. It must have ended before.</summary>
    public async Task Restart()
    {
        Relaunch();
        await Ready();
    }

    /// <summary>Starts it again on the same folder and port, and waits for nothing.</summary>
    public void Relaunch()
    {
        if (!process.HasExited) throw new InvalidOperationException("It still runs.");
        process.Dispose();
        process = Launch();
    }

    /// <summary>kill -9, then <see cref="Restart"/>.</summary>
    public async Task KillAndRestart()
    {
        await Kill9();
        await Restart();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillWithTestHost;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        ownFolder?.Dispose();
    }

    private async Task<bool> Healthy()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Url, "/health"));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private Process Launch()
    {
        List<string> command =
        [
            .. options.Prefix, "dotnet", options.Dll,
            "--urls", Url.ToString(),
            "--contentRoot", Repository.Root,
            "--ChatHub:DataFolder=" + DataFolder,
            "--ChatHub:Limits:Enabled=" + options.Limits.ToString(CultureInfo.InvariantCulture).ToLowerInvariant(),
            .. options.Arguments,
        ];
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("ASPNETCORE_URLS");
        // Killed, the runtime leaves the pipes of its debugger in the temporary folder.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in options.Environment) start.Environment[name] = value;
        var launched = Process.Start(start)!;
        launched.OutputDataReceived += (_, line) => Output.Add(line.Data);
        launched.ErrorDataReceived += (_, line) => Output.Add(line.Data);
        launched.BeginOutputReadLine();
        launched.BeginErrorReadLine();
        return launched;
    }

    private void KillWithTestHost(object? sender, EventArgs args) => process.Kill(entireProcessTree: true);
}
