using System.Diagnostics;
using System.Globalization;
using ChatHub.LoadTest.Scenarios;

namespace ChatHub.LoadTest.Servers;

/// <summary>A flood in a process of its own: a real one is made on other machines.</summary>
internal sealed class FloodProcess : IAsyncDisposable
{
    /// <summary>The command of this tool that is started, with a flood's name and a server.</summary>
    public const string Command = "flood";

    public const string SmokeOption = "--smoke";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;

    private FloodProcess(Process process)
    {
        this.process = process;
        AppDomain.CurrentDomain.ProcessExit += KillWithTool;
    }

    /// <summary>Starts it; when it has warmed up the server, it waits for <see cref="Begin"/>.</summary>
    /// <param name="flood">What is poured.</param>
    /// <param name="server">Where.</param>
    /// <param name="smoke">Whether nothing is measured: then it warms up briefly, and takes processors as others do. A measured one takes those that nobody wants; on a busy machine it would get none.</param>
    public static async Task<FloodProcess> Start(Flood flood, Uri server, bool smoke)
    {
        string[] tool = ["dotnet", typeof(FloodProcess).Assembly.Location, Command, flood.Name, server.ToString(), .. smoke ? [SmokeOption] : Array.Empty<string>()];
        string[] command = !smoke && OperatingSystem.IsLinux() ? ["chrt", "--idle", "0", .. tool] : tool;
        var flooding = new FloodProcess(Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!);
        await flooding.process.StandardOutput.ReadLineAsync().WaitAsync(Patience, TimeProvider.System);
        return flooding;
    }

    public void Begin()
    {
        process.StandardInput.WriteLine();
        process.StandardInput.Flush();
    }

    /// <returns>What it has sent.</returns>
    public async Task<long> End()
    {
        process.StandardInput.Close();
        var sent = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience, TimeProvider.System);
        return long.Parse(sent, CultureInfo.InvariantCulture);
    }

    /// <summary>What the process does: it says when it is ready, a line begins the flood, and the end of its input ends it.</summary>
    public static async Task Run(string name, Uri server, bool smoke, CancellationToken cancel)
    {
        var flood = Flood.All.Single(flood => flood.Name == name);
        await flood.WarmUp(server, smoke, cancel);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var pouring = flood.Run(server, few: smoke, Asked, stop.Token);
        await Task.WhenAny(begun.Task, pouring);
        _ = await Console.In.ReadLineAsync(cancel);
        await stop.CancelAsync();
        Console.WriteLine(await pouring);

        async Task Asked()
        {
            Console.WriteLine();
            if (await Console.In.ReadLineAsync(cancel) is null)
            {
                await stop.CancelAsync();
            }

            begun.SetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= KillWithTool;
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void KillWithTool(object? sender, EventArgs args) => process.Kill();
}
