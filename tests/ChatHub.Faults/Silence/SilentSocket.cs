using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using ChatHub.TestKit;

namespace ChatHub.Faults.Silence;

/// <summary>A WebSocket by hand that sends what it is told to and answers nothing: no ping, no close.</summary>
internal sealed class SilentSocket : IDisposable
{
    private const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private const byte FinalText = 0x81;
    private const byte Masked = 0x80;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] buffer = new byte[4096];

    /// <summary>Opens the WebSocket on the hub; SignalR's own handshake is the caller's.</summary>
    public static async Task<SilentSocket> Open(ServerProcess server, string token)
    {
        var silent = new SilentSocket();
        await silent.socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        await silent.socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /chat?access_token={token} HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + $"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"));
        var answer = await silent.Read();
        Assert.StartsWith("HTTP/1.1 101", answer, StringComparison.Ordinal);
        return silent;
    }

    public Task ShakeHands() => SendBytes(Frame(Handshake));

    /// <summary>The first half of a frame.</summary>
    public Task SendHalf(string text) => SendBytes(Frame(text)[..(6 + (text.Length / 2))]);

    /// <summary>Waits until the server has closed the connection.</summary>
    public Task IsClosed() => ReadToEnd().WaitAsync(Bound, TimeProvider.System);

    public void Dispose() => socket.Dispose();

    private async Task ReadToEnd()
    {
        while ((await Read()).Length > 0)
        {
            // Welcome, pings: read and not answered.
        }
    }

    // Whatever has come; empty when the connection is closed.
    private async Task<string> Read()
    {
        try
        {
            return Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer));
        }
        catch (SocketException)
        {
            return "";
        }
    }

    private async Task SendBytes(byte[] bytes) => await socket.SendAsync(bytes);

    // With the mask 0 0 0 0 the payload stands as it is.
    private static byte[] Frame(string text) => [FinalText, (byte)(Masked | text.Length), 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(text)];
}
