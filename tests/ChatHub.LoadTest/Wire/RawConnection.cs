using System.Net.Sockets;

namespace ChatHub.LoadTest.Wire;

/// <summary>
/// A WebSocket that reads records and writes frames, and nothing else: whatever it spared is left to the server on the same cores.
/// Handlers run on the thread that reads; frames may be written from any thread.
/// </summary>
internal sealed class RawConnection : FrameReader.ISink, IAsyncDisposable
{
    private readonly Socket socket;
    private readonly int bufferSize;
    private readonly RecordSplitter.Handler onRecord;
    private readonly Action afterRead;
    private readonly FrameReader frames;
    private readonly RecordSplitter records = new();
    private readonly FrameWriter writer = new();
    private readonly Lock writing = new();
    private volatile TaskCompletionSource? pause;
    private Task reading = Task.CompletedTask;

    private RawConnection(Socket socket, int bufferSize, RecordSplitter.Handler onRecord, Action afterRead)
    {
        this.socket = socket;
        this.bufferSize = bufferSize;
        this.onRecord = onRecord;
        this.afterRead = afterRead;
        frames = new FrameReader(this);
    }

    /// <summary>Bytes that came in since the upgrade.</summary>
    public long Received { get; private set; }

    /// <summary>Ends when the connection has; never faults.</summary>
    public Task Closed => reading;

    public static async Task<RawConnection> Open(
        Uri uri, int bufferSize, int receiveWindow, RecordSplitter.Handler onRecord, Action afterRead, CancellationToken stop)
    {
        var upgraded = await Upgrade.Connect(uri, receiveWindow, stop);
        var connection = new RawConnection(upgraded, bufferSize, onRecord, afterRead);
        connection.reading = connection.ReadAll();
        return connection;
    }

    /// <summary>Adds frames to what the next <see cref="Flush"/> sends.</summary>
    public void Write<T>(T state, Action<FrameWriter, T> write)
    {
        lock (writing)
        {
            write(writer, state);
        }
    }

    public void Flush()
    {
        lock (writing)
        {
            if (writer.IsEmpty)
            {
                return;
            }

            try
            {
                socket.Send(writer.Written);
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
            {
                // The reader notices too, and says so by ending.
            }

            writer.Clear();
        }
    }

    /// <summary>Reads no more until <see cref="Resume"/>.</summary>
    public void Pause() => pause ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Resume()
    {
        var paused = pause;
        pause = null;
        paused?.SetResult();
    }

    void FrameReader.ISink.OnData(ReadOnlySpan<byte> piece) => records.Read(piece, onRecord);

    void FrameReader.ISink.OnControl(Opcode opcode, ReadOnlySpan<byte> payload)
    {
        if (opcode != Opcode.Ping)
        {
            return;
        }

        lock (writing)
        {
            writer.Begin();
            writer.Append(payload);
            writer.End(Opcode.Pong);
        }
    }

    public async ValueTask DisposeAsync()
    {
        socket.Dispose();
        Resume();
        await reading;
    }

    private async Task ReadAll()
    {
        var buffer = new byte[bufferSize];
        var have = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(have)) is var read and > 0)
            {
                have += read;
                var used = frames.Read(buffer.AsSpan(0, have));
                have -= used;
                buffer.AsSpan(used, have).CopyTo(buffer);
                Received += used;
                afterRead();
                Flush();
                if (pause is { } paused)
                {
                    await paused.Task;
                }
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Closed by either side: the end of the task says it.
        }
        finally
        {
            socket.Dispose();
        }
    }
}
