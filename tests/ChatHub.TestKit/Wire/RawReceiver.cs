using System.Buffers;
using System.Net.WebSockets;

namespace ChatHub.TestKit;

/// <summary>A frame without its end mark.</summary>
internal delegate void FrameHandler(ReadOnlySpan<byte> frame);

/// <summary>The receive loop of one socket.</summary>
internal sealed class RawReceiver(ClientWebSocket socket, RawSender sender)
{
    private const byte FrameEnd = 0x1e;
    private const int FirstBuffer = 4 * 1024;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int start;
    private int scanned;
    private int end;
    private volatile TaskCompletionSource? paused;

    public void Pause() => paused ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume()
    {
        var waiting = paused;
        paused = null;
        waiting?.TrySetResult();
    }

    /// <summary>Reads until the connection is gone, and says why it is.</summary>
    public async Task<string> Run(FrameHandler handle)
    {
        try
        {
            while (true)
            {
                if (paused is { } pause) await pause.Task;
                MakeRoom();
                var read = await socket.ReceiveAsync(buffer.AsMemory(end), CancellationToken.None);
                if (read.MessageType == WebSocketMessageType.Close) return socket.CloseStatusDescription ?? "closed";
                end += read.Count;
                sender.Cork();
                Frames(handle);
                sender.Uncork();
            }
        }
        catch (Exception error) when (error is WebSocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException or IOException)
        {
            return error.Message;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = [];
        }
    }

    private void Frames(FrameHandler handle)
    {
        int length;
        while ((length = buffer.AsSpan(scanned, end - scanned).IndexOf(FrameEnd)) >= 0)
        {
            var frame = buffer.AsSpan(start, scanned + length - start);
            start = scanned = scanned + length + 1;
            handle(frame);
        }

        scanned = end;
        if (start == end) start = scanned = end = 0;
    }

    private void MakeRoom()
    {
        if (end < buffer.Length) return;
        var next = start > buffer.Length / 2 ? buffer : ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        Buffer.BlockCopy(buffer, start, next, 0, end - start);
        if (!ReferenceEquals(next, buffer)) ArrayPool<byte>.Shared.Return(buffer);
        (buffer, scanned, end, start) = (next, scanned - start, end - start, 0);
    }
}
