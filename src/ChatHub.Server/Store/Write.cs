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
    private TaskCompletionSource<Decision<T>>? _completion;
    private Decision<T> _decision;

    /// <summary>The decision, after the commit. To be asked for before the write is queued; continuations belong to the callers, not on the dispatcher's thread.</summary>
    public Task<Decision<T>> Completion =>
        (_completion ??= new TaskCompletionSource<Decision<T>>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    internal sealed override void Decide(LogTransaction log) => _decision = DecideValue(log);

    internal sealed override void Answer() => Done(_decision);

    internal sealed override void AnswerBusy() => Done(Refusals.Busy);

    internal override void Fail(Exception exception) => _completion?.TrySetException(exception);

    protected abstract Decision<T> DecideValue(LogTransaction log);

    /// <summary>Called once, on the dispatcher's thread, or on the caller's when it is turned away at once.</summary>
    protected virtual void Done(Decision<T> decision) => _completion?.TrySetResult(decision);
}

/// <summary>Nothing to say but that it is done.</summary>
public readonly record struct Done;
