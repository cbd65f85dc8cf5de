using System.IO.Pipelines;
using System.Text;
using ChatHub.Contracts;
using ChatHub.Server.Delivery;
using Microsoft.AspNetCore.Connections;

namespace ChatHub.Server.Transport.Lines;

/// <summary>
/// A session's other end that speaks plain lines. It cannot acknowledge: what the system has taken for it counts as shown (docs/decisions/011). Who came
/// and who went is not told: that is what <c>-listarusuarios</c> is for.
/// </summary>
internal sealed class LinePeer(ConnectionContext connection, PipeReader input, TimeProvider time) : IPeer, IDisposable
{
    private const int FlushBytes = 16 * 1024;

    /// <summary>As long as SignalR's transport waits for a client that does not read.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly PipeWriter _output = connection.Transport.Output;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private TaskCompletionSource? _caughtUp;
    private long _written;
    private long _awaited;
    private bool _over;
    private bool _finished;

    /// <summary>Takes note of how far messages were written.</summary>
    public Action<long> Acknowledge { private get; set; } = _ => { };

    /// <summary>The log's newest position at the time of connecting.</summary>
    public long Head { get; private set; }

    public Task SendAsync(Welcome welcome)
    {
        Head = welcome.Head;
        Note(welcome.Position);
        return WriteAsync($"* conectado como {welcome.Nick}");
    }

    /// <summary>A line never says where it is, so there is nothing that it could miss.</summary>
    public Task SendAsync(Gap gap) => Task.CompletedTask;

    public async Task SendAsync(Outgoing outgoing)
    {
        if (outgoing.Batch is not { } batch)
            return;

        await _turn.WaitAsync();
        try
        {
            if (_finished)
                return;
            foreach (var message in batch.Messages)
            {
                Put(PlainText.Of(message.ItemFor(batch.User), time.LocalTimeZone));
                if (_output.UnflushedBytes >= FlushBytes)
                    await FlushAsync(message.Pos);
            }

            await FlushAsync(batch.Upto);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Says why, and lets whoever reads the input know that it is over. To <c>-exit</c> its answer has said goodbye.</summary>
    public async Task SendAsync(Bye bye)
    {
        End();
        if (bye.Code != ByeCodes.Exit)
            await WriteAsync(bye.Text);
        input.CancelPendingRead();
    }

    public async Task WriteAsync(string text)
    {
        await _turn.WaitAsync();
        try
        {
            Put(text);
            await FlushAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Runs a line and writes its answer. Messages wait meanwhile: the answer stands before what comes of the line.</summary>
    public async Task<Reply> AnswerAsync(Func<Task<Reply>> run)
    {
        await _turn.WaitAsync();
        try
        {
            var reply = await run();
            Put(Escaping.Lines(reply.Text));
            await FlushAsync();
            return reply;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Completes when everything up to a position is written, or nothing more will be.</summary>
    public Task CaughtUpAsync(long position)
    {
        lock (_gate)
        {
            if (_over || _written >= position)
                return Task.CompletedTask;
            _awaited = position;
            _caughtUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _caughtUp.Task;
        }
    }

    /// <summary>
    /// Messages that are being written come whole and are counted; later ones wait for the next line. Without this, what was shown last would come
    /// again, and to close in the middle of a write would throw away what counts as shown.
    /// </summary>
    public async Task FinishAsync()
    {
        await _turn.WaitAsync();
        _finished = true;
        _turn.Release();
    }

    public void Abort()
    {
        End();
        connection.Abort();
    }

    public void Dispose() => _turn.Dispose();

    private void Put(string text)
    {
        Encoding.UTF8.GetBytes(text, _output);
        Encoding.UTF8.GetBytes("\n", _output);
    }

    private async Task FlushAsync(long position)
    {
        await FlushAsync();
        Acknowledge(position);
        Note(position);
    }

    /// <summary>Completes when the system has taken everything (<see cref="LineSockets"/>).</summary>
    private async Task FlushAsync()
    {
        var flushed = await _output.FlushAsync().AsTask().WaitAsync(Patience, time);
        if (flushed.IsCompleted)
            throw new IOException("The line is closed.");
    }

    private void Note(long position)
    {
        lock (_gate)
        {
            _written = Math.Max(_written, position);
            if (_written >= _awaited)
                _caughtUp?.TrySetResult();
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _over = true;
            _caughtUp?.TrySetResult();
        }
    }
}
