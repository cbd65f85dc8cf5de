using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatHub.LoadTest.Measure;
using ChatHub.LoadTest.Wire;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Load;

/// <summary>Clients that have a token connect, one after the other, and go. What is measured runs from the first packet to the welcome.</summary>
internal sealed class Newcomers
{
    private const int Count = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Uri server;
    private readonly List<string> tokens = [];

    private Newcomers(Uri server) => this.server = server;

    /// <summary>How long they took.</summary>
    public Histogram Connected { get; } = new();

    public static async Task<Newcomers> SignIn(Uri server, CancellationToken stop)
    {
        var newcomers = new Newcomers(server);
        for (var i = 0; i < Count; i++)
        {
            newcomers.tokens.Add((await Sessions.Open(server, $"novo{i:D5}", cancel: stop)).Token);
        }

        return newcomers;
    }

    /// <summary>Connects until it is stopped.</summary>
    public async Task Run(CancellationToken stop)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                await Connect(i % Count, stop);
                await Task.Delay(Pause, TimeProvider.System, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Enough.
        }
    }

    private async Task Connect(int number, CancellationToken stop)
    {
        var began = TimeProvider.System.GetTimestamp();
        using var socket = await Upgrade.Connect(new Uri(server, "/chat?access_token=" + tokens[number]), receiveWindow: 0, stop, new IPAddress([127, 3, 0, (byte)(1 + number)]));
        var writer = new FrameWriter();
        writer.Begin();
        writer.Append("""{"protocol":"json","version":1}"""u8);
        writer.Append([RecordSplitter.Separator]);
        writer.End(Opcode.Text);
        await socket.SendAsync(writer.Written.ToArray(), stop);
        await Welcome(socket, stop);
        Connected.Record(TimeProvider.System.GetTimestamp() - began);
    }

    private static async Task Welcome(Socket socket, CancellationToken stop)
    {
        var (buffer, have) = (new byte[64 * 1024], 0);
        while (!Encoding.UTF8.GetString(buffer, 0, have).Contains("\"Welcome\"", StringComparison.Ordinal))
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(have), stop);
            have += read;
            if (read == 0 || have == buffer.Length)
            {
                throw new IOException("no welcome: " + Encoding.UTF8.GetString(buffer, 0, have));
            }
        }
    }
}
