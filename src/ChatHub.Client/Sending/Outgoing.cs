using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>A message on its way: it is in the outbox, and will be tried until it is answered.</summary>
public sealed class Outgoing
{
    private readonly TaskCompletionSource<Reply<Sent>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Outgoing(QueuedMessage message, bool restored)
    {
        Message = message;
        IsRestored = restored;
    }

    /// <summary>What was queued.</summary>
    public QueuedMessage Message { get; }

    /// <summary>The message id: the <c>id</c> with which the message comes back.</summary>
    public Guid Id => Message.Id;

    /// <summary>
    /// The server's word: accepted (it is on the server's disk), or refused. Faults with <see cref="ChatEndedException"/> when the client ends
    /// first; the message then stays in the outbox.
    /// </summary>
    public Task<Reply<Sent>> Answer => _answer.Task;

    internal bool IsRestored { get; }

    /// <summary>When it was written, as <see cref="TimeProvider.GetTimestamp"/> counts; null of one that an earlier run left.</summary>
    internal long? Begun { get; init; }

    internal void Complete(Reply<Sent> reply) => _answer.TrySetResult(reply);

    internal void Fail(Exception exception)
    {
        _answer.TrySetException(exception);

        // Whoever did not wait for it has chosen not to know.
        _ = _answer.Task.Exception;
    }
}
