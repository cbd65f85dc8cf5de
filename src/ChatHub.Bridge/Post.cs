using ChatHub.Client;
using ChatHub.Contracts;

namespace ChatHub.Bridge;

/// <summary>Posts messages to a group for as long as there are any, and waits until all are answered.</summary>
internal sealed class Post : IAsyncDisposable
{
    /// <summary>Messages that were read but are not answered yet: at so many, the input waits.</summary>
    private const int MostUnanswered = 100;

    private readonly ChatClient _chat;
    private readonly Settings _settings;
    private readonly TextWriter _notes;
    private readonly SemaphoreSlim _room = new(MostUnanswered, MostUnanswered);
    private readonly CancellationTokenSource _over = new();
    private readonly Task _reading;
    private int _accepted;
    private int _refused;

    public Post(ChatClient chat, Settings settings, TextWriter notes)
    {
        (_chat, _settings, _notes) = (chat, settings, notes);
        _reading = ReadAsync();
    }

    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(TextReader input, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, _over.Token);
        try
        {
            await _chat.StartAsync(stop.Token);
            if (await GroupEntry.EnterAsync(_chat, _settings.Group, stop.Token) is { Ok: false } refused)
            {
                await _notes.WriteLineAsync(refused.Text);
                return ExitCodes.Refused;
            }

            await foreach (var message in LineReader.ReadAsync(input, stop.Token))
            {
                await _room.WaitAsync(stop.Token);
                _ = NoteAsync(await _chat.SendAsync(Recipient.Group(_settings.Group), message, stop.Token));
            }

            for (var free = 0; free < MostUnanswered; free++)
            {
                await _room.WaitAsync(stop.Token);
            }
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            await _reading;
            throw new ChatEndedException(_chat.End!);
        }

        await _notes.WriteLineAsync($"* aceitas: {_accepted}, recusadas: {_refused}");
        return _refused == 0 ? ExitCodes.Done : ExitCodes.Refused;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    private async Task NoteAsync(Outgoing outgoing)
    {
        try
        {
            await NoteAsync(await outgoing.Answer);
            _room.Release();
        }
        catch (ChatEndedException)
        {
            // It stays in the outbox; that the client ended is seen elsewhere, and there is no room for more.
        }
    }

    private async Task NoteAsync(Reply<Sent> reply)
    {
        Interlocked.Increment(ref (reply.Ok ? ref _accepted : ref _refused));
        if (!reply.Ok)
            await _notes.WriteLineAsync(reply.Text);
    }

    /// <summary>What the group says is none of a bridge's business, but who does not read is cut off. Ends with the client, and everything with it.</summary>
    private async Task ReadAsync()
    {
        await Task.Yield();
        try
        {
            await foreach (var happened in _chat.Messages(_over.Token))
            {
                await NoteAsync(happened);
            }
        }
        finally
        {
            _ = _over.CancelAsync();
        }
    }

    private Task NoteAsync(ChatEvent happened) => happened switch
    {
        QueuedAnswered queued => NoteAsync(queued.Reply),
        ConnectionChanged { State: ConnectionState.Connected } => _notes.WriteLineAsync($"* online em {_settings.Server} como {_settings.Nick}"),
        ConnectionChanged { State: ConnectionState.Waiting, Reason: { } reason } => _notes.WriteLineAsync($"* sem conexão, a fila espera: {reason}"),
        _ => Task.CompletedTask,
    };
}
