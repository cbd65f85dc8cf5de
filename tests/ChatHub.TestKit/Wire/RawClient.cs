using System.Net.WebSockets;
using ChatHub.Contracts;

namespace ChatHub.TestKit;

/// <summary>
/// A light SignalR JSON client on one WebSocket: hundreds of them in one process cost less than the server. It promises nothing: no
/// reconnect, no resume (see ChatPeer for those). Its methods may be called from any thread.
/// </summary>
public sealed class RawClient : IAsyncDisposable
{
    private readonly AwaitedAnswers awaited = new();
    private readonly TaskCompletionSource<Welcome> welcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ClientWebSocket socket = new();
    private readonly RawClientEvents events;
    private readonly RawSender sender;
    private readonly RawReceiver receiver;
    private Task receiving = Task.CompletedTask;
    private long lastInvocation;
    private volatile string? closeReason;

    private RawClient(RawClientEvents events)
    {
        this.events = events;
        sender = new RawSender(socket);
        receiver = new RawReceiver(socket, sender);
    }

    /// <summary>The first event of the session; fails when the connection closes without one, or nothing comes.</summary>
    public Task<Welcome> WhenWelcome => welcome.Task.WaitAsync(Until.DefaultBound, TimeProvider.System);

    /// <summary>Completes when the connection is gone.</summary>
    public Task WhenClosed => receiving;

    /// <summary>Why it is gone; null while it lives.</summary>
    public string? CloseReason => receiving.IsCompleted ? closeReason : null;

    /// <summary>Connects straight to the WebSocket and shakes hands. Throws when the server does not want us.</summary>
    public static async Task<RawClient> Connect(RawClientOptions options, RawClientEvents? events = null, CancellationToken cancel = default)
    {
        var client = new RawClient(events ?? new NoEvents());
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        bound.CancelAfter(options.ConnectBound);
        try
        {
            await client.Open(options, bound.Token);
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends an invocation; its answer comes to <see cref="RawClientEvents.Completed"/> under the returned number.</summary>
    public long Send(string method, params ReadOnlySpan<string?> arguments)
    {
        var invocation = Interlocked.Increment(ref lastInvocation);
        using var frame = sender.Frame();
        frame.To.Begin(method, invocation);
        foreach (var argument in arguments) frame.To.Argument(argument);
        frame.To.Finish();
        return invocation;
    }

    /// <summary><c>Message</c>, without making strings.</summary>
    public long SendMessage(string kind, string target, ReadOnlySpan<byte> text, Guid id)
    {
        var invocation = Interlocked.Increment(ref lastInvocation);
        using var frame = sender.Frame();
        frame.To.Begin(nameof(IChatHub.Message), invocation);
        frame.To.Argument(kind);
        frame.To.Argument(target);
        frame.To.Argument(text);
        frame.To.Argument(id);
        frame.To.Finish();
        return invocation;
    }

    /// <summary><c>MessageAll</c>, without making strings.</summary>
    public long SendMessageAll(string audience, ReadOnlySpan<byte> text, Guid id)
    {
        var invocation = Interlocked.Increment(ref lastInvocation);
        using var frame = sender.Frame();
        frame.To.Begin(nameof(IChatHub.MessageAll), invocation);
        frame.To.Argument(audience);
        frame.To.Argument(text);
        frame.To.Argument(id);
        frame.To.Finish();
        return invocation;
    }

    /// <summary><c>Ack</c>; nobody answers it.</summary>
    public void Ack(long position)
    {
        using var frame = sender.Frame();
        frame.To.Begin(nameof(IChatHub.Ack), invocation: null);
        frame.To.Argument(position);
        frame.To.Finish();
    }

    /// <summary>Any frame, without its end mark: for what no client should send.</summary>
    public void SendRaw(ReadOnlySpan<byte> json)
    {
        using var frame = sender.Frame();
        frame.To.Raw(json);
    }

    /// <summary>Sends an invocation and waits for its answer; throws <see cref="IOException"/> when the connection goes first, <see cref="TimeoutException"/> when neither comes.</summary>
    public async Task<RawAnswer> Invoke(string method, params object?[] arguments)
    {
        var invocation = Interlocked.Increment(ref lastInvocation);
        var answer = awaited.Expect(invocation);
        using (var frame = sender.Frame())
        {
            frame.To.Begin(method, invocation);
            foreach (var argument in arguments) frame.To.Argument(argument);
            frame.To.Finish();
        }

        if (closeReason is not null) awaited.Fail(closeReason);
        return await answer.WaitAsync(Until.DefaultBound, TimeProvider.System);
    }

    /// <summary>Stops reading from the socket, on purpose; what has been read is still told.</summary>
    public void StopReading() => receiver.Pause();

    public void ReadAgain() => receiver.Resume();

    /// <summary>Drops the connection without a goodbye.</summary>
    public void Abort()
    {
        socket.Abort();
        receiver.Resume();
    }

    public async ValueTask DisposeAsync()
    {
        Abort();
        await receiving;
        welcome.TrySetException(new IOException("Never connected."));
        _ = welcome.Task.Exception;
        socket.Dispose();
        sender.Dispose();
    }

    internal void Welcomed(Welcome first)
    {
        welcome.TrySetResult(first);
        events.Welcome(this, first);
    }

    internal void ServerClosed(string reason) => closeReason = reason;

    internal void Complete(long invocation, in RawReply reply)
    {
        if (!awaited.TryComplete(invocation, reply)) events.Completed(this, invocation, reply);
    }

    private async Task Open(RawClientOptions options, CancellationToken cancel)
    {
        // The server's pings are answered by the receive loop; pings of our own would only cost.
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        using var own = options.ReceiveBuffer is { } size ? RawSockets.WithReceiveBuffer(size) : null;
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(options.HubUri(), own ?? RawSockets.Shared, cancel);
        }
        catch (WebSocketException error)
        {
            throw new ConnectRefusedException((int)socket.HttpStatusCode, error);
        }

        var shaken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiving = Receive(shaken);
        SendRaw("""{"protocol":"json","version":1}"""u8);
        await shaken.Task.WaitAsync(cancel);
    }

    private async Task Receive(TaskCompletionSource shaken)
    {
        var handshake = true;
        var reason = await receiver.Run(frame =>
        {
            if (!handshake)
            {
                FrameReader.Dispatch(frame, this, events);
                return;
            }

            handshake = false;
            if (frame.SequenceEqual("{}"u8)) shaken.SetResult();
            else throw new IOException("Handshake refused: " + System.Text.Encoding.UTF8.GetString(frame));
        });
        closeReason ??= reason;
        shaken.TrySetException(new IOException(closeReason));
        welcome.TrySetException(new IOException(closeReason));
        _ = welcome.Task.Exception;
        events.Closed(this, closeReason);
        awaited.Fail(closeReason);
    }
}
