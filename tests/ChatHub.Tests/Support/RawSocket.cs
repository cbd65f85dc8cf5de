using System.Net.WebSockets;
using System.Text;
using ChatHub.Contracts;

namespace ChatHub.Tests;

/// <summary>A socket that says whatever a test wants.</summary>
public sealed class RawSocket : IDisposable
{
    private readonly WebSocket socket;

    private RawSocket(WebSocket socket) => this.socket = socket;

    /// <summary>Connects and shakes hands.</summary>
    public static async Task<RawSocket> OpenAsync(App app, SessionView session)
    {
        var raw = new RawSocket(await app.OpenSocketAsync("/chat?access_token=" + session.Token));
        await raw.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e");
        return raw;
    }

    public async Task SendAsync(string text) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).Within("a frame to be sent");

    /// <summary>Reads on until the server closes.</summary>
    public async Task Closed()
    {
        using var bound = new CancellationTokenSource(Bounds.Wait);
        var buffer = new byte[4096];
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                await socket.ReceiveAsync(buffer, bound.Token);
            }
        }
        catch (Exception broken) when (broken is WebSocketException or IOException)
        {
            // Closed without the courtesy of saying so.
        }
    }

    public void Dispose() => socket.Dispose();
}
