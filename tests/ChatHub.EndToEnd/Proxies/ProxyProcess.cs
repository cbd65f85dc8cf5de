using System.Diagnostics;

namespace ChatHub.EndToEnd.Proxies;

/// <summary>A reverse proxy in the foreground, killed with its test.</summary>
internal sealed class ProxyProcess : IAsyncDisposable
{
    private readonly Process process;

    private ProxyProcess(Process process) => this.process = process;

    /// <summary>Its output.</summary>
    public ServerOutput Output { get; } = new();

    /// <param name="folder">Where it may keep things.</param>
    /// <param name="command">The program and its arguments.</param>
    public static ProxyProcess Start(string folder, params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["HOME"], start.Environment["XDG_DATA_HOME"], start.Environment["XDG_CONFIG_HOME"]) = (folder, folder, folder);
        var proxy = new ProxyProcess(Process.Start(start)!);
        proxy.process.OutputDataReceived += (_, line) => proxy.Output.Add(line.Data);
        proxy.process.ErrorDataReceived += (_, line) => proxy.Output.Add(line.Data);
        proxy.process.BeginOutputReadLine();
        proxy.process.BeginErrorReadLine();
        return proxy;
    }

    /// <summary>Waits until it answers at these addresses, whatever it answers.</summary>
    public async Task Answers(params IReadOnlyList<Uri> addresses)
    {
        using var visitor = new Visitor("127.0.0.1");
        foreach (var address in addresses)
        {
            if (!await Until.Holds(async () => process.HasExited || await visitor.Reaches(address)) || process.HasExited)
                throw new InvalidOperationException($"Nobody answers at {address}:\n{Output}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
