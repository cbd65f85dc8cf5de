using System.Net;
using System.Net.Sockets;

namespace ChatHub.TestKit;

/// <summary>A TCP proxy before a server, for lines that are not as they should be.</summary>
public sealed class LineProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Uri server;
    private readonly Func<LineCondition> next;
    private readonly Task accepting;
    private CancellationTokenSource reset = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LinePassage passage = LinePassage.Open;
    private int cuts;

    /// <param name="server">Where connections go.</param>
    /// <param name="next">The line of each new connection.</param>
    public LineProxy(Uri server, Func<LineCondition> next)
    {
        (this.server, this.next) = (server, next);
        listener.Start();
        accepting = Accept();
    }

    /// <summary>Where clients connect to.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>How many connections have been cut by their line.</summary>
    public int Cuts => Volatile.Read(ref cuts);

    /// <summary>The link that all connections share.</summary>
    public LinePassage Passage
    {
        get => passage;
        set
        {
            passage = value;
            Interlocked.Exchange(ref changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    /// <summary>Resets all connections of now.</summary>
    public async Task Reset()
    {
        using var old = Interlocked.Exchange(ref reset, new CancellationTokenSource());
        await old.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await Reset();
        listener.Stop();
        await accepting;
        closing.Dispose();
        reset.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token);
                _ = Relay(client, next(), reset.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Closed.
        }
    }

    private async Task Relay(TcpClient client, LineCondition line, CancellationToken reset)
    {
        using var upstream = new TcpClient { NoDelay = true };
        using var twin = new TcpClient { NoDelay = true };
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await upstream.ConnectAsync(server.Host, server.Port, reset);
                if (line.Doubled) await twin.ConnectAsync(server.Host, server.Port, reset);
                using var ending = CancellationTokenSource.CreateLinkedTokenSource(reset);
                await Task.WhenAny(
                    Pump(client.GetStream(), line.Doubled ? [upstream.GetStream(), twin.GetStream()] : [upstream.GetStream()], line.Up, line, () => passage.Up, ending.Token),
                    Pump(upstream.GetStream(), [client.GetStream()], line.Down, line, () => passage.Down, ending.Token),
                    line.Doubled ? Pump(twin.GetStream(), [], budget: null, LineCondition.Sound, () => true, ending.Token) : Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ending.Token));
                await ending.CancelAsync();
                if (line.IsSpent) Interlocked.Increment(ref cuts);
                client.Client.LingerState = new LingerOption(enable: true, seconds: 0);
                upstream.Client.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side has gone.
            }
        }
    }

    private async Task Pump(NetworkStream from, NetworkStream[] to, Budget? budget, LineCondition line, Func<bool> passes, CancellationToken ending)
    {
        var buffer = new byte[4096];
        try
        {
            while (await from.ReadAsync(buffer, ending) is > 0 and var read)
            {
                var allowed = budget?.Take(read) ?? read;
                if (line.Delay.Most > TimeSpan.Zero) await Task.Delay(Between(line.Delay.Least, line.Delay.Most), TimeProvider.System, ending);
                await Passing(passes, ending);
                foreach (var each in to) await each.WriteAsync(buffer.AsMemory(0, allowed), ending);
                if (passage.BytesPerSecond is { } rate) await Task.Delay(TimeSpan.FromSeconds((double)allowed / rate), TimeProvider.System, ending);
                if (allowed < read) return;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has gone.
        }
    }

    private async Task Passing(Func<bool> passes, CancellationToken ending)
    {
        while (true)
        {
            var change = Volatile.Read(ref changed).Task;
            if (passes()) return;
            await change.WaitAsync(ending);
        }
    }

    private static TimeSpan Between(TimeSpan least, TimeSpan most) => least + (Random.Shared.NextDouble() * (most - least));
}
