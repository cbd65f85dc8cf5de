using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ChatHub.LoadTest.Measure;
using ChatHub.LoadTest.Wire;

namespace ChatHub.LoadTest.Load;

/// <summary>
/// One connected client. It sends by its plan, checks what comes against its expectations, measures, and does a client's whole duty: positions
/// and acknowledgements. Counters are written by the reading thread and may be read from any.
/// </summary>
internal sealed partial class LoadClient : IAsyncDisposable
{
    private const int AckEvery = 50;
    private const int Stamps = 4096;

    private readonly ClientSetup setup;
    private readonly MessageIds ids = new();
    private readonly long[] stamps = new long[Stamps];
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> calls = new(StringComparer.Ordinal);
    private RawConnection connection = null!;
    private int lastCall;
    private bool shaken;
    private long acked;

    private LoadClient(ClientSetup setup)
    {
        this.setup = setup;
        Position = setup.Since ?? 0;
        Seen = setup.Resume ?? new Expectations(setup.Number, setup.Senders, setup.Violations);
    }

    public int Number => setup.Number;

    public string Nick => setup.Nick;

    /// <summary>What it sends; null for a client that only listens.</summary>
    public SendPlan? Plan { get; set; }

    /// <summary>Whether an answer makes it send the next message.</summary>
    public bool KeepSending { get; set; }

    public Expectations Seen { get; }

    public long Accepted { get; private set; }

    public long Refused { get; private set; }

    public long Batches { get; private set; }

    /// <summary>The end of the last batch.</summary>
    public long Position { get; private set; }

    /// <summary>When the last batch came, in stopwatch ticks.</summary>
    public long LastBatchAt { get; private set; }

    /// <summary>The code of the server's goodbye, if it said one.</summary>
    public string? Bye { get; private set; }

    public long BytesReceived => connection.Received;

    public Task Closed => connection.Closed;

    public static async Task<LoadClient> Connect(ClientSetup setup, CancellationToken stop)
    {
        var client = new LoadClient(setup);
        client.connection = await RawConnection.Open(
            setup.Uri, setup.ReadBuffer, setup.ReceiveWindow, client.OnRecord, client.AfterRead, stop);
        client.connection.Write(0, static (frame, _) =>
        {
            frame.Begin();
            frame.Append("{\"protocol\":\"json\",\"version\":1}\u001e"u8);
            frame.End(Opcode.Text);
        });
        client.connection.Flush();
        await Task.WhenAny(client.ready.Task, client.Closed).WaitAsync(setup.Bound, TimeProvider.System, stop);
        return client.ready.Task.IsCompleted ? client : throw new NotLetInException($"{setup.Nick} was not let in: {client.Bye ?? "closed before the welcome"}");
    }

    /// <summary>Begins the next message of the plan; <see cref="Flush"/> sends what was begun.</summary>
    public void Begin() => connection.Write(this, static (frame, client) => client.WriteNext(frame));

    public void Flush() => connection.Flush();

    /// <summary>Acknowledges what was shown, if that has not been said; to be called about once a second.</summary>
    public void AckNow()
    {
        if (setup.Dialect == Dialect.ChatHub && Position > acked)
        {
            WriteAck();
            connection.Flush();
        }
    }

    /// <summary>Calls a hub method and waits for its reply; throws when it is refused.</summary>
    public async Task<JsonElement> Call(string method, params object?[] arguments)
    {
        var call = "c" + Interlocked.Increment(ref lastCall).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = calls[call] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        var record = JsonSerializer.SerializeToUtf8Bytes(new { type = 1, invocationId = call, target = method, arguments });
        connection.Write(record, static (frame, record) =>
        {
            frame.Begin();
            frame.Append(record);
            frame.Append([RecordSplitter.Separator]);
            frame.End(Opcode.Text);
        });
        connection.Flush();
        var reply = await answer.Task.WaitAsync(setup.Bound, TimeProvider.System);
        return setup.Dialect == Dialect.Bare || reply.GetProperty("ok").GetBoolean() ? reply : throw new InvalidOperationException($"{method} was refused: {reply}");
    }

    /// <summary>Reads nothing more until <see cref="StartReading"/>: the client that hangs.</summary>
    public void StopReading() => connection.Pause();

    public void StartReading() => connection.Resume();

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private void WriteNext(FrameWriter frame)
    {
        if (Plan is null || !Plan.TryNext(out var target, out var total, out var toTarget))
        {
            return;
        }

        var now = Stopwatch.GetTimestamp();
        stamps[total % Stamps] = now;
        frame.Begin();
        frame.Append("{\"type\":1,\"invocationId\":\""u8);
        frame.Append(total);
        frame.Append("\",\"target\":\"Message\",\"arguments\":[\""u8);
        frame.Take(1)[0] = (byte)Plan.Kind;
        frame.Append("\",\""u8);
        frame.Append(target);
        frame.Append("\",\""u8);
        new LoadText(Number, toTarget, total, now).Write(frame.Take(setup.TextBytes));
        if (setup.Dialect == Dialect.ChatHub)
        {
            frame.Append("\",\""u8);
            ids.Write(frame.Take(MessageIds.Length));
        }

        frame.Append("\"]}\u001e"u8);
        frame.End(Opcode.Text);
    }

    private void WriteAck()
    {
        acked = Position;
        connection.Write(acked, static (frame, position) =>
        {
            frame.Begin();
            frame.Append("{\"type\":1,\"target\":\"Ack\",\"arguments\":["u8);
            frame.Append(position);
            frame.Append("]}\u001e"u8);
            frame.End(Opcode.Text);
        });
    }
}
