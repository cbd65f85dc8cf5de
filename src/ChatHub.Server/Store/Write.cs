using ChatHub.Contracts;

namespace ChatHub.Server.Store;

/// <summary>Something for the single writer to decide and store. Its answer leaves only after the commit.</summary>
public abstract class Write
{
    /// <summary>
    /// Whether it may be turned away with <c>busy</c> when the queue or the disk is full. One that may not changes the roster alone and stores
    /// nothing, so that it can be done whatever the disk says.
    /// </summary>
    public virtual bool MayBeTurnedAway => true;

    /// <summary>Decides, on the writer's thread, inside the transaction. May run again after a rollback.</summary>
    internal abstract void Decide(LogTransaction log);

    /// <summary>The commit has happened.</summary>
    internal abstract void Answer();

    /// <summary>It is certain that nothing was stored.</summary>
    internal abstract void AnswerBusy();

    /// <summary>A defect: nothing was stored, and the caller sees a fault.</summary>
    internal abstract void Fail(Exception exception);
}

/// <inheritdoc/>
public abstract class Write<T> : Write
{
    // Continuations belong to the callers, not on the dispatcher's thread.
    private readonly TaskCompletionSource<Decision<T>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Decision<T> _decision;

    public Task<Decision<T>> Completion => _answer.Task;

    internal sealed override void Decide(LogTransaction log) => _decision = DecideValue(log);

    internal sealed override void Answer() => _answer.TrySetResult(_decision);

    internal sealed override void AnswerBusy() => _answer.TrySetResult(Refusals.Busy);

    internal sealed override void Fail(Exception exception) => _answer.TrySetException(exception);

    protected abstract Decision<T> DecideValue(LogTransaction log);
}

/// <summary>Nothing to say but that it is done.</summary>
public readonly record struct Done;
