using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ChatHub.Contracts;
using Microsoft.Extensions.Logging;

namespace ChatHub.Client;

/// <summary>
/// Messages that are not answered yet, in the order in which they were written; one is under way at a time, which is what keeps that order
/// across reconnects. Each is tried under its id until the server accepts or refuses it.
/// </summary>
internal sealed class Outbox(
    IClientState state, TimeProvider time, LinkSlot links, Action<ChatEvent> tell, ClientMetrics metrics, ILogger log) : IDisposable
{
    private readonly Channel<Outgoing> _queue = Channel.CreateUnbounded<Outgoing>();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Backoff _backoff = new(TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(5));
    private readonly Lock _gate = new();
    private readonly Queue<QueuedMessage> _unanswered = [];
    private Outgoing? _last;

    /// <summary>Messages that are not answered yet, in the order in which they are sent.</summary>
    public IReadOnlyList<QueuedMessage> Unanswered
    {
        get { lock (_gate) return [.. _unanswered]; }
    }

    /// <summary>How many messages are not answered yet.</summary>
    public int Count
    {
        get { lock (_gate) return _unanswered.Count; }
    }

    /// <summary>Completes when everything queued until now is answered.</summary>
    public Task Drained => Volatile.Read(ref _last)?.Answer ?? Task.CompletedTask;

    public void Load(IReadOnlyList<QueuedMessage> messages)
    {
        foreach (var message in messages)
        {
            Append(new Outgoing(message, restored: true));
        }
    }

    /// <summary>Keeps the message, and only then returns.</summary>
    public async ValueTask<Outgoing> AddAsync(MessageTarget? to, string text, Guid id, CancellationToken cancel)
    {
        var begun = time.GetTimestamp();
        var outgoing = new Outgoing(new QueuedMessage(id, to, text), restored: false) { Begun = begun };
        if ((Addresses.Check(to) ?? Texts.Check(text, isLine: to is null)) is { } refusal)
        {
            Note(outgoing, Replies.Refused<Sent>(refusal));
            outgoing.Complete(Replies.Refused<Sent>(refusal));
            return outgoing;
        }

        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (links.End is { } end)
                throw new ChatEndedException(end);
            await state.EnqueueAsync(outgoing.Message, cancel).ConfigureAwait(false);
            metrics.Sent();
            Append(outgoing);
        }
        finally
        {
            _turn.Release();
        }

        return outgoing;
    }

    /// <summary>Runs as long as the client.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var outgoing in _queue.Reader.ReadAllAsync(cancel).ConfigureAwait(false))
        {
            try
            {
                var reply = await DeliverAsync(outgoing.Message, cancel).ConfigureAwait(false);
                await ForgetAsync(outgoing.Id, cancel).ConfigureAwait(false);
                lock (_gate)
                    _unanswered.Dequeue();
                metrics.OutboxGrew(-1);
                Note(outgoing, reply);

                // First: whoever waits until all is answered, and then reads what there is, must find it.
                if (outgoing.IsRestored)
                    tell(new QueuedAnswered(outgoing.Message, reply));
                outgoing.Complete(reply);
            }
            catch (Exception exception) when (exception is ChatEndedException or OperationCanceledException || cancel.IsCancellationRequested)
            {
                outgoing.Fail(exception is ChatEndedException ? exception : new ChatEndedException(Disposed));
            }
        }
    }

    /// <summary>Nobody gets an answer any more; what is queued stays in the state.</summary>
    public void Close(ChatEnd end)
    {
        _queue.Writer.TryComplete();
        while (_queue.Reader.TryRead(out var outgoing))
        {
            outgoing.Fail(new ChatEndedException(end));
        }
    }

    public void Dispose()
    {
        // What stays in the state is in no client's outbox until the next one loads it.
        metrics.OutboxGrew(-Count);
        _turn.Dispose();
    }

    private static ChatEnd Disposed => new(ChatEnd.Disposed, "O cliente foi encerrado");

    private void Append(Outgoing outgoing)
    {
        lock (_gate)
            _unanswered.Enqueue(outgoing.Message);
        metrics.OutboxGrew(1);
        Volatile.Write(ref _last, outgoing);
        if (!_queue.Writer.TryWrite(outgoing))
            outgoing.Fail(new ChatEndedException(Disposed));
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever happened to the answer, the message is tried again under its id.")]
    private async Task<Reply<Sent>> DeliverAsync(QueuedMessage message, CancellationToken cancel)
    {
        for (var failures = 0; ;)
        {
            var link = await links.GetAsync(cancel).ConfigureAwait(false);
            string reason;
            try
            {
                var reply = await CallAsync(link, message, cancel).ConfigureAwait(false);
                if (!IsPassing(reply))
                    return reply;
                reason = reply.Code;
            }
            catch (Exception exception) when (!cancel.IsCancellationRequested)
            {
                reason = exception.GetType().Name;
                if (link.Ended.IsCompleted)
                    continue;
            }

            log.TryingAgain(message.Id, reason);
            await Task.Delay(_backoff.After(++failures), time, cancel).ConfigureAwait(false);
        }
    }

    private static Task<Reply<Sent>> CallAsync(Link link, QueuedMessage message, CancellationToken cancel)
    {
        var id = message.Id.ToString("D");
        return message.To switch
        {
            null => link.CallAsync<Reply<Sent>>(nameof(IChatHub.Run), [message.Text, id], cancel),
            { Kind: TargetKinds.All } to => link.CallAsync<Reply<Sent>>(nameof(IChatHub.MessageAll), [to.Audience, message.Text, id], cancel),
            var to => link.CallAsync<Reply<Sent>>(nameof(IChatHub.Message), [to.Kind, to.Name, message.Text, id], cancel),
        };
    }

    private static bool IsPassing(Reply reply) => !reply.Ok
        && (reply.Code == Refusals.Busy.Code || reply.Code == Refusals.RateLimited.Code || reply.Code == Refusals.SessionEnded.Code);

    private void Note(Outgoing outgoing, Reply<Sent> reply)
    {
        if (reply.Data is { } sent)
            log.Accepted(outgoing.Id, outgoing.Message.Text.Length, sent.Pos);
        else
            log.Refused(outgoing.Id, outgoing.Message.Text.Length, reply.Code);
        metrics.Answered(reply, outgoing.Begun is { } begun ? time.GetElapsedTime(begun) : null);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the state's fault is, the message was answered, and those behind it wait.")]
    private async Task ForgetAsync(Guid id, CancellationToken cancel)
    {
        try
        {
            await state.RemoveAsync(id, cancel).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            log.NotRemoved(exception, id);
        }
    }
}
