using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatHub.TestKit;

/// <summary>A client of the line endpoint: a bare socket, written to and read by hand.</summary>
public sealed partial class LineSocket : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private StreamReader reader = null!;

    private LineSocket()
    {
    }

    public static async Task<LineSocket> Open(int port)
    {
        var line = new LineSocket();
        await line.socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        line.reader = new StreamReader(new NetworkStream(line.socket), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return line;
    }

    /// <summary>Connects under a nick, which must be let in.</summary>
    public static async Task<LineSocket> Enter(int port, string nick)
    {
        var line = await Open(port);
        await line.Type(nick);
        var first = await line.Read();
        return first == $"* conectado como {nick}" ? line : throw new InvalidOperationException($"{nick} was not let in: {first}");
    }

    public Task Type(string line) => Send(line + "\n");

    public Task Send(string text) => Send(Encoding.UTF8.GetBytes(text));

    public async Task Send(byte[] bytes) => await socket.SendAsync(bytes).WaitAsync(Until.DefaultBound, TimeProvider.System);

    /// <summary>Nothing more will be sent; what comes is still read.</summary>
    public void EndInput() => socket.Shutdown(SocketShutdown.Send);

    /// <summary>The next line, with <c>DATA HORA</c> where a message has its time; null when the server has closed.</summary>
    public async Task<string?> Read()
    {
        try
        {
            return await reader.ReadLineAsync().WaitAsync(Until.DefaultBound, TimeProvider.System) is { } line ? Time().Replace(line, "DATA HORA") : null;
        }
        catch (IOException)
        {
            return null; // reset: closed as well
        }
    }

    /// <summary>All lines up to the end.</summary>
    public async Task<List<string>> ReadToEnd()
    {
        var lines = new List<string>();
        while (await Read() is { } line) lines.Add(line);
        return lines;
    }

    public void Dispose()
    {
        reader?.Dispose();
        socket.Dispose();
    }

    [GeneratedRegex(@"\d\d/\d\d/\d{4} \d\d:\d\d:\d\d", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Time();
}
