using System.Net;
using System.Net.Sockets;

namespace ChatHub.Tests.Clients;

/// <summary>A TCP proxy that cuts each connection after a number of bytes, so that requests and answers are lost halfway.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Uri server;
    private readonly Random random;
    private readonly Task accepting;
    private int cuts;

    public CuttingProxy(Uri server, int seed)
    {
        (this.server, random) = (server, new Random(seed));
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>How many connections have been cut.</summary>
    public int Cuts => Volatile.Read(ref cuts);

    /// <summary>Whether connections are cut; otherwise they live as they like.</summary>
    public bool Cutting { get; set; } = true;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token);
                _ = RelayAsync(client, Cutting ? random.Next(300, 4_000) : int.MaxValue);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException)
        {
            // Closed.
        }
    }

    private async Task RelayAsync(TcpClient client, int bytes)
    {
        using var upstream = new TcpClient();
        using (client)
        {
            try
            {
                await upstream.ConnectAsync(server.Host, server.Port, closing.Token);
                var budget = new Budget(bytes);
                using var cut = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
                await Task.WhenAny(
                    PumpAsync(client.GetStream(), upstream.GetStream(), budget, cut.Token),
                    PumpAsync(upstream.GetStream(), client.GetStream(), budget, cut.Token));
                await cut.CancelAsync();
                if (budget.IsSpent)
                    Interlocked.Increment(ref cuts);
                client.Client.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // One side has gone.
            }
        }
    }

    private static async Task PumpAsync(NetworkStream from, NetworkStream to, Budget budget, CancellationToken cancel)
    {
        var buffer = new byte[4096];
        try
        {
            while (await from.ReadAsync(buffer, cancel) is > 0 and var read)
            {
                var allowed = budget.Take(read);
                await to.WriteAsync(buffer.AsMemory(0, allowed), cancel);
                if (allowed < read)
                    return;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side has gone.
        }
    }

    private sealed class Budget(int bytes)
    {
        private readonly Lock gate = new();
        private int left = bytes;

        public bool IsSpent
        {
            get { lock (gate) return left == 0; }
        }

        public int Take(int wanted)
        {
            lock (gate)
            {
                var taken = Math.Min(wanted, left);
                left -= taken;
                return taken;
            }
        }
    }
}
