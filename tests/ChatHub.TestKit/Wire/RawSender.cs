using System.Net.WebSockets;

namespace ChatHub.TestKit;

/// <summary>One send under way at a time; what gathers meanwhile, or while the receive loop is at work, goes out as one.</summary>
internal sealed class RawSender(ClientWebSocket socket) : IDisposable
{
    private readonly Lock gate = new();
    private FrameWriter filling = new();
    private FrameWriter leaving = new();
    private bool sending;
    private bool corked;

    public OpenFrame Frame()
    {
        gate.Enter();
        return new OpenFrame(this);
    }

    public void Dispose()
    {
        filling.Dispose();
        leaving.Dispose();
    }

    public void Cork()
    {
        lock (gate) corked = true;
    }

    public void Uncork()
    {
        bool start;
        lock (gate)
        {
            corked = false;
            start = MayStart();
        }

        if (start) _ = Pump();
    }

    private bool MayStart()
    {
        if (sending || corked || filling.Length == 0) return false;
        return sending = true;
    }

    private async Task Pump()
    {
        while (true)
        {
            lock (gate)
            {
                if (filling.Length == 0)
                {
                    sending = false;
                    return;
                }

                (filling, leaving) = (leaving, filling);
            }

            try
            {
                await socket.SendAsync(leaving.Written, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            }
            catch (Exception error) when (error is WebSocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
            {
                // Gone; the receive loop tells it. "sending" stays set: nothing more is to be sent here.
                return;
            }

            leaving.Clear();
        }
    }

    /// <summary>A frame being written, under the lock; disposing it sends it.</summary>
    internal readonly ref struct OpenFrame(RawSender sender)
    {
        public FrameWriter To => sender.filling;

        public void Dispose()
        {
            var start = sender.MayStart();
            sender.gate.Exit();
            if (start) _ = sender.Pump();
        }
    }
}
