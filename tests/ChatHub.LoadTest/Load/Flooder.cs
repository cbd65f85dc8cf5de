using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using ChatHub.Contracts;
using ChatHub.LoadTest.Wire;

namespace ChatHub.LoadTest.Load;

/// <summary>Somebody who wears a server out, from an address of his own. He sends as much as he is let, reads what comes, and measures nothing.</summary>
internal sealed class Flooder : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Without it a flood of requests would be one of refusals.</summary>
    private static readonly TimeSpan PauseAfterRefusal = TimeSpan.FromSeconds(1);

    private readonly Uri server;
    private readonly IPAddress address;
    private readonly HttpClient http;
    private (string Token, Socket Socket)? entered;

    /// <param name="server">Where.</param>
    /// <param name="number">Its own address and nick come of it.</param>
    /// <param name="nick">Another nick; null for its own.</param>
    public Flooder(Uri server, int number, string? nick = null)
    {
        Nick = nick ?? "cheia" + number.ToString("D5", CultureInfo.InvariantCulture);
        this.server = server;
        Number = number;
        address = new IPAddress([127, 1, (byte)(number / 250), (byte)(1 + (number % 250))]);
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectCallback = Dial });
    }

    public int Number { get; }

    public string Nick { get; }

    /// <summary>Frames that its socket took, connections that were made, sessions that were given, or requests that were granted.</summary>
    public long Sent { get; private set; }

    public void Dispose()
    {
        entered?.Socket.Dispose();
        http.Dispose();
    }

    /// <summary>Sends calls over one connection.</summary>
    /// <param name="first">What is sent before the flood.</param>
    /// <param name="call">A method and its arguments as JSON, by a number that counts up.</param>
    /// <param name="perSecond">How many it wants to send.</param>
    /// <param name="stop">Ends it.</param>
    public async Task Frames(IReadOnlyList<string> first, Func<long, string> call, int perSecond, CancellationToken stop)
    {
        using var socket = await Enter(await Session(Nick, stop), stop);
        var reading = ReadAll(socket);
        await socket.SendAsync(Written(first), stop);
        await AtPace(perSecond, async (from, count) =>
        {
            await socket.SendAsync(Written([.. Enumerable.Range(0, count).Select(i => Call(call(from + i)))]), stop);
            Sent += count;
        }, stop);
        socket.Dispose();
        await reading;
    }

    /// <summary>Connects, shakes hands and goes, again and again.</summary>
    public Task Connections(int perSecond, CancellationToken stop) => AtPace(perSecond, async (_, count) =>
    {
        for (var i = 0; i < count; i++)
        {
            if (await Session(Nick, stop) is not { } token)
            {
                continue;
            }

            using var socket = await Enter(token, stop);
            Sent++;
        }
    }, stop);

    /// <summary>Takes one nick after the other.</summary>
    public Task Nicks(int perSecond, CancellationToken stop) => AtPace(perSecond, async (from, count) =>
    {
        for (var i = 0; i < count; i++)
        {
            if (await Session($"{Nick}-{from + i}", stop) is not null)
            {
                Sent++;
            }
        }
    }, stop);

    /// <summary>Connects, before the flood, and is welcomed. When many enter at once, some are told to come later.</summary>
    public async Task Enter(CancellationToken stop)
    {
        string? token = null;
        while (entered is null)
        {
            try
            {
                token ??= await Session(Nick, stop);
                if (token is not null)
                {
                    var socket = await Enter(token, stop);
                    if (await IsWelcomed(socket, stop))
                    {
                        entered = (token, socket);
                        return;
                    }

                    socket.Dispose();
                }
            }
            catch (Exception refused) when (refused is IOException or SocketException or HttpRequestException)
            {
                // Asks again below.
            }

            await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System, stop);
        }
    }

    /// <summary>Stays connected and sends one HTTP request after the other.</summary>
    /// <param name="request">Makes one, by how many were granted before it.</param>
    /// <param name="pause">Between an answer and the next request; after a refusal it is a second.</param>
    /// <param name="stop">Ends it.</param>
    public async Task Requests(Func<long, HttpRequestMessage> request, TimeSpan pause, CancellationToken stop)
    {
        await Enter(stop);
        var (token, socket) = entered!.Value;
        var reading = ReadAll(socket);
        try
        {
            while (!stop.IsCancellationRequested)
            {
                using var next = request(Sent);
                next.RequestUri = new Uri(server, next.RequestUri!);
                next.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
                using var answer = await http.SendAsync(next, stop);
                Sent += answer.IsSuccessStatusCode ? 1 : 0;
                await Task.Delay(answer.IsSuccessStatusCode ? pause : PauseAfterRefusal, TimeProvider.System, stop);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or IOException or HttpRequestException)
        {
            // Stopped, or thrown out.
        }

        socket.Dispose();
        await reading;
    }

    private static string Call(string call) => $$"""{"type":1,"invocationId":"f",{{call}}}""";

    private static byte[] Written(IReadOnlyList<string> records)
    {
        var writer = new FrameWriter();
        foreach (var record in records)
        {
            writer.Begin();
            writer.Append(Encoding.UTF8.GetBytes(record));
            writer.Append([RecordSplitter.Separator]);
            writer.End(Opcode.Text);
        }

        return writer.Written.ToArray();
    }

    /// <summary>Does one at once and so many a second, until it is stopped or thrown out. Where the server makes it wait, it does not make up for it.</summary>
    private static async Task AtPace(int perSecond, Func<long, int, Task> send, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Tick, TimeProvider.System);
        var (sent, due) = (0L, 1.0);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                due += perSecond * Tick.TotalSeconds;
                if ((int)due is var count and > 0)
                {
                    await send(sent, count);
                    sent += count;
                    due -= count;
                }
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or IOException or HttpRequestException)
        {
            // Stopped, or thrown out.
        }
    }

    private static async Task<bool> IsWelcomed(Socket socket, CancellationToken stop)
    {
        var buffer = new byte[32 * 1024];
        for (var read = 0; await socket.ReceiveAsync(buffer.AsMemory(read), stop) is > 0 and var count;)
        {
            read += count;
            if (buffer.AsSpan(0, read).IndexOf(RecordScan.Welcome) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task ReadAll(Socket socket)
    {
        var buffer = new byte[32 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer) > 0)
            {
                // Answers, events: whoever floods does not look.
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // Closed by either side.
        }
    }

    // Null when it is refused.
    private async Task<string?> Session(string nick, CancellationToken stop)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(server, "/api/session"), new SessionRequest(nick, null, null), ContractsJson.Default.SessionRequest, stop);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync(ContractsJson.Default.SessionView, stop))!.Token : null;
    }

    private async Task<Socket> Enter(string? token, CancellationToken stop)
    {
        var socket = await Upgrade.Connect(new Uri(server, "/chat?access_token=" + token), receiveWindow: 0, stop, address);
        await socket.SendAsync(Written(["""{"protocol":"json","version":1}"""]), stop);
        return socket;
    }

    private async ValueTask<Stream> Dial(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(address, 0));
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), stop);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
