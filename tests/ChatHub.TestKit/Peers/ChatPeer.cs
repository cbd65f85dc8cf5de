using System.Security.Cryptography;
using System.Text;
using ChatHub.Contracts;

namespace ChatHub.TestKit;

/// <summary>
/// One device that does a client's whole duty: keeps its position, shows what is behind it, acknowledges, reconnects for
/// ever and sends again what is unknown. Everything it does and sees is in its journal.
/// </summary>
public sealed class ChatPeer : IChatPeer
{
    private const int Unauthorized = 401;
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource stop = new();
    private readonly PeerOptions options;
    private readonly PeerState state;
    private readonly Task living;
    private string? token;
    private volatile TaskCompletionSource? away;
    private volatile string lastTrouble = "";

    private ChatPeer(PeerOptions options)
    {
        this.options = options;
        state = new PeerState(options);
        living = Task.Run(Live);
    }

    public string Nick => options.Nick;

    public string Device => options.Device;

    public long Position => state.Position;

    public int Unresolved => state.Unresolved;

    public long Accepted => state.Accepted;

    public long Shown => state.Shown;

    public long LastAccepted => state.LastAccepted;

    public IReadOnlyCollection<string> Byes => state.Byes;

    public bool Connected => state.Client is not null;

    public string? Token => token;

    /// <summary>For messages of failing tests.</summary>
    public override string ToString() =>
        $"{Device}: position {Position}, {Unresolved} unresolved, {(Connected ? "connected" : "not connected")}, last trouble: {lastTrouble}, last goodbye: {Byes.LastOrDefault() ?? "none"}";

    public void ThrowIfFaulted() => living.Exception?.Handle(_ => false);

    /// <summary>Starts the device and waits until it is connected.</summary>
    public static async Task<ChatPeer> Start(PeerOptions options)
    {
        var peer = new ChatPeer(options);
        if (await Until.Holds(() => peer.Connected || peer.living.IsCompleted) && !peer.living.IsCompleted) return peer;
        var trouble = peer.ToString();
        await peer.DisposeAsync();
        throw new InvalidOperationException("Could not connect. " + trouble);
    }

    public Guid Send(string target, string text) => state.Type(target, text);

    /// <summary>A command other than the sending ones, on the connection of now.</summary>
    public Task<RawAnswer> Invoke(string method, params object?[] arguments) =>
        (state.Client ?? throw new IOException("Not connected.")).Invoke(method, arguments);

    public async Task BecomeMember(string group)
    {
        var answer = await Invoke(nameof(IChatHub.CreateGroup), group);
        if (answer.Code == Refusals.GroupExists.Code) answer = await Invoke(nameof(IChatHub.JoinGroup), group);
        if (!answer.Ok) throw new InvalidOperationException(answer.ToString());
        state.Joined(group);
    }

    public void BeginJournalAnew() => state.BeginJournalAnew();

    /// <summary>Drops the connection without a goodbye; the peer comes back by itself.</summary>
    public void Drop() => state.Client?.Abort();

    public void GoAway()
    {
        away ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Drop();
    }

    public void ComeBack()
    {
        var waiting = away;
        away = null;
        waiting?.TrySetResult();
    }

    /// <summary>Stops reading, on purpose, on the connection of now.</summary>
    public void StopReading() => state.Client?.StopReading();

    /// <summary>Reads on.</summary>
    public void ReadAgain() => state.Client?.ReadAgain();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        ComeBack();
        Drop();

        // Its failure is for who asks (ThrowIfFaulted): thrown here, it would hide what a test has found.
        await living.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        options.Journal.Dispose();
    }

    private async Task Live()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (away is { } waiting) await waiting.Task;
                await OneConnection();
            }
            catch (ConnectRefusedException refused) when (refused.Status == Unauthorized && !options.KnocksWhenForgotten)
            {
                // What an answered session request promised is gone, and no retry will bring it back.
                throw new InvalidOperationException($"The token of {Device} was forgotten.", refused);
            }
            catch (Exception trouble) when (trouble is IOException or HttpRequestException or OperationCanceledException or SessionRefusedException)
            {
                lastTrouble = trouble.Message;
            }

            await Backoff();
        }
    }

    private async Task OneConnection()
    {
        token ??= (await Sessions.Open(options.Server, options.Nick, options.Password, cancel: stop.Token)).Token;
        var where = new RawClientOptions(options.Server, token)
        {
            Since = state.Since,
            Epoch = state.Epoch,
            ReceiveBuffer = options.ReceiveBuffer,
        };
        await using var client = await RawClient.Connect(where, state, stop.Token);
        await using var ending = stop.Token.Register(client.Abort);
        await using var ticks = new Timer(_ => state.Tick(), state: null, Pace, Pace);
        await client.WhenClosed;
        lastTrouble = client.CloseReason ?? "";
    }

    private async Task Backoff()
    {
        var wait = TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32((int)options.Backoff.TotalMilliseconds + 1));
        await Task.Delay(wait, TimeProvider.System, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
