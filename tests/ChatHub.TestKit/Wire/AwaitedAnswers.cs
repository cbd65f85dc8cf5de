using System.Collections.Concurrent;

namespace ChatHub.TestKit;

/// <summary>Invocations whose callers wait for the answer.</summary>
internal sealed class AwaitedAnswers
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<RawAnswer>> waiting = new();

    public Task<RawAnswer> Expect(long invocation)
    {
        var answer = new TaskCompletionSource<RawAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[invocation] = answer;
        return answer.Task;
    }

    /// <summary>False when nobody waits for it here.</summary>
    public bool TryComplete(long invocation, in RawReply reply)
    {
        if (!waiting.TryRemove(invocation, out var answer)) return false;
        answer.SetResult(RawAnswer.Of(reply));
        return true;
    }

    /// <summary>The connection is gone: no answer will come.</summary>
    public void Fail(string? reason)
    {
        foreach (var invocation in waiting.Keys)
            if (waiting.TryRemove(invocation, out var answer)) answer.TrySetException(new IOException(reason));
    }
}
