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

    public async Task SendAsync(byte[] bytes) =>
        await socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None).Within("bytes to be sent");

    /// <summary>Sends to a server that may have closed.</summary>
    public async Task TrySendAsync(string text)
    {
        try
        {
            await SendAsync(text);
        }
        catch (Exception closed) when (closed is WebSocketException or IOException or ObjectDisposedException)
        {
            // Whoever reads will know.
        }
    }

    /// <summary>Reads on until the server closes.</summary>
    public Task Closed() => ClosedOrSaid(words: null);

    /// <summary>Reads on until the server has said these words, or closes.</summary>
    public async Task ClosedOrSaid(string? words)
    {
        using var bound = new CancellationTokenSource(Bounds.Wait);
        var buffer = new byte[4096];
        var said = new StringBuilder();
        try
        {
            while (socket.State == WebSocketState.Open && (words is null || !said.ToString().Contains(words, StringComparison.Ordinal)))
            {
                var received = await socket.ReceiveAsync(buffer, bound.Token);
                said.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
            }
        }
        catch (Exception broken) when (broken is WebSocketException or IOException)
        {
            // Closed without the courtesy of saying so.
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"Waited in vain for the server to close, or to say {words}; it said {said}", late);
        }
    }

    public void Dispose() => socket.Dispose();
}
