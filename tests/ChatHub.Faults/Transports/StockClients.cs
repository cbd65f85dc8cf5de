using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatHub.TestKit;

namespace ChatHub.Faults.Transports;

/// <summary>A process of Node with peers on the stock JavaScript client (<c>node/main.js</c>), over one transport.</summary>
internal sealed class StockClients : IAsyncDisposable
{
    private const int Window = 4;
    private static readonly string Folder = Repository.PathTo("tests", "ChatHub.Faults", "Transports", "node");
    private readonly ConcurrentDictionary<string, StockClient> clients = new(StringComparer.Ordinal);
    private readonly ServerOutput errors = new();
    private readonly Process process;
    private readonly string transport;
    private readonly Task reading;

    private StockClients(Process process, string transport)
    {
        this.process = process;
        this.transport = transport;
        process.ErrorDataReceived += (_, line) => errors.Add(line.Data);
        process.BeginErrorReadLine();
        reading = Task.Run(Read);
    }

    public bool HasExited => process.HasExited;

    /// <summary>What Node said of itself.</summary>
    public string Errors => errors.ToString();

    /// <summary>Starts Node. What the peers need from npm is installed where it is missing.</summary>
    /// <param name="transport">As <c>HttpTransportType</c> names it.</param>
    public static async Task<StockClients> Start(string transport)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules"))) await Install();
        var start = new ProcessStartInfo("node", [Path.Combine(Folder, "main.js")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new StockClients(Process.Start(start)!, transport);
    }

    /// <summary>A peer of these, once it is connected.</summary>
    public async Task<IChatPeer> Add(PeerOptions options)
    {
        options.Journal.Dispose(); // Node writes it.
        var client = clients[options.Device] = new StockClient(options, this);
        Order(options.Device, new JsonObject
        {
            ["order"] = "start",
            ["server"] = options.Server.ToString(),
            ["nick"] = options.Nick,
            ["password"] = options.Password,
            ["journal"] = options.Journal.Path,
            ["window"] = Window,
            ["backoff"] = options.Backoff.TotalMilliseconds,
            ["transport"] = transport,
        });
        await Until.True(() => client.Connected || HasExited, witness: client);
        client.ThrowIfFaulted();
        return client;
    }

    public void Order(string device, JsonObject order)
    {
        order["device"] = device;
        lock (process)
        {
            process.StandardInput.WriteLine(order.ToJsonString());
            process.StandardInput.Flush();
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
    }

    private static async Task Install()
    {
        var start = new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = Folder, UseShellExecute = false, RedirectStandardOutput = true };
        using var npm = Process.Start(start)!;
        var said = await npm.StandardOutput.ReadToEndAsync();
        await npm.WaitForExitAsync();
        Assert.True(npm.ExitCode == 0, $"The peers need @microsoft/signalr (npm ci in {Folder}):\n{said}");
    }

    private async Task Read()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var said = JsonDocument.Parse(line).RootElement;
            clients[said.GetProperty("device").GetString()!].Take(said);
        }
    }
}
