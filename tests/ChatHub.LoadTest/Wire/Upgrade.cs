using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ChatHub.LoadTest.Wire;

/// <summary>The HTTP request that makes a socket a WebSocket. No compression is offered.</summary>
internal static class Upgrade
{
    private static ReadOnlySpan<byte> EndOfHead => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> Switching => "HTTP/1.1 101"u8;

    /// <summary>Connects and upgrades. A hub says nothing before its handshake, so nothing stands behind the answer's head.</summary>
    public static async Task<Socket> Connect(Uri uri, int receiveWindow, CancellationToken stop, IPAddress? from = null)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (receiveWindow > 0)
            {
                socket.ReceiveBufferSize = receiveWindow;
            }

            if (from is not null)
            {
                socket.Bind(new IPEndPoint(from, 0));
            }

            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, uri.Port), stop);
            var request = $"GET {uri.PathAndQuery} HTTP/1.1\r\nHost: {uri.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
            await socket.SendAsync(Encoding.ASCII.GetBytes(request), stop);
            await ReadHead(socket, stop);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task ReadHead(Socket socket, CancellationToken stop)
    {
        var buffer = new byte[8192];
        var have = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(have), stop);
            have += read;
            var head = buffer.AsSpan(0, have);
            if (head.EndsWith(EndOfHead) && head.StartsWith(Switching))
            {
                return;
            }

            if (read == 0 || have == buffer.Length || head.EndsWith(EndOfHead))
            {
                throw new IOException("no WebSocket: " + Encoding.UTF8.GetString(head));
            }
        }
    }
}
