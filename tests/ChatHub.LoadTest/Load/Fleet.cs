using System.Globalization;
using ChatHub.LoadTest.Measure;
using ChatHub.LoadTest.Servers;
using ChatHub.TestKit;

namespace ChatHub.LoadTest.Load;

/// <summary>Many clients of one server.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private static readonly TimeSpan AckPeriod = TimeSpan.FromMilliseconds(700);

    private const int ConnectTries = 10;

    private readonly CancellationTokenSource ended = new();
    private readonly FleetSetup setup;
    private readonly LoadClient?[] clients;
    private readonly Task acking;
    private int retries;

    private Fleet(FleetSetup setup)
    {
        this.setup = setup;
        clients = new LoadClient[setup.Count];
        acking = AckNowAndThen();
    }

    public Target Target => setup.Target;

    public Meter Meter => setup.Meter;

    public IEnumerable<LoadClient> Clients => clients.OfType<LoadClient>();

    public LoadClient this[int number] => clients[number] ?? throw new InvalidOperationException($"client {number} is not connected");

    public long Accepted => Clients.Sum(client => client.Accepted);

    public long Begun => Clients.Sum(client => client.Plan?.Begun ?? 0);

    /// <summary>Messages seen by somebody else than their sender.</summary>
    public long Others => Clients.Sum(client => client.Seen.Others);

    /// <summary>All messages seen.</summary>
    public long Seen => Clients.Sum(client => client.Seen.Others + client.Seen.Own);

    /// <summary>How often a client had to connect again before it was let in.</summary>
    public int Retries => retries;

    public long BytesReceived => Clients.Sum(client => client.BytesReceived);

    public static async Task<Fleet> Connect(FleetSetup setup, CancellationToken stop)
    {
        var fleet = new Fleet(setup);
        try
        {
            await fleet.ConnectAll(stop);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>The nick of a number.</summary>
    public string NickOf(int number) => setup.Prefix + (setup.FirstNick + number).ToString("D5", CultureInfo.InvariantCulture);

    /// <summary>Connects who is not; each goes on where it was.</summary>
    public Task ConnectAll(CancellationToken stop) =>
        Parallel.ForEachAsync(
            Enumerable.Range(0, clients.Length),
            new ParallelOptions { MaxDegreeOfParallelism = setup.AtOnce, CancellationToken = stop },
            (number, cancel) => Connect(number, cancel));

    /// <summary>Connects one; the earlier connection's position and expectations go on.</summary>
    public async ValueTask Connect(int number, CancellationToken stop)
    {
        var earlier = clients[number];
        if (earlier is { Closed.IsCompleted: false })
        {
            return;
        }

        var client = await SetupOf(number, earlier, stop);
        for (var tries = 1; ; tries++)
        {
            try
            {
                clients[number] = await LoadClient.Connect(client, stop);
                return;
            }
            catch (NotLetInException) when (tries < ConnectTries)
            {
                Interlocked.Increment(ref retries);
            }
        }
    }

    /// <summary>Drops all connections without a goodbye.</summary>
    public Task Drop() => Task.WhenAll(Clients.Select(client => client.DisposeAsync().AsTask()));

    public async ValueTask DisposeAsync()
    {
        if (!acking.IsCompleted)
        {
            await ended.CancelAsync();
            await acking;
            ended.Dispose();
        }

        await Drop();
    }

    private async Task<ClientSetup> SetupOf(int number, LoadClient? earlier, CancellationToken stop)
    {
        var nick = NickOf(number);
        var since = earlier?.Position ?? setup.Since;
        return new ClientSetup
        {
            Uri = await setup.Target.AddressOf(nick, since, stop),
            Dialect = setup.Target.Dialect,
            Violations = setup.Violations,
            Number = setup.FirstNumber + number,
            Nick = nick,
            Senders = setup.Senders,
            Meter = setup.Meter,
            Since = since,
            Resume = earlier?.Seen,
            TextBytes = setup.TextBytes,
            ReadBuffer = setup.ReadBuffer,
            ReceiveWindow = setup.ReceiveWindowOf(number),
        };
    }

    private async Task AckNowAndThen()
    {
        using var timer = new PeriodicTimer(AckPeriod, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                foreach (var client in Clients)
                {
                    client.AckNow();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The fleet has ended.
        }
    }
}
