namespace ChatHub.Tests;

/// <summary>What has arrived so far, and a bounded wait for what has not.</summary>
public sealed class Inbox<T>(string owner)
{
    private readonly Lock gate = new();
    private readonly List<T> items = [];
    private TaskCompletionSource changed = NewSignal();

    /// <summary>Everything so far, in the order of arrival.</summary>
    public IReadOnlyList<T> All
    {
        get
        {
            lock (gate)
            {
                return [.. items];
            }
        }
    }

    /// <summary>Something arrives.</summary>
    public void Add(T item)
    {
        TaskCompletionSource wake;
        lock (gate)
        {
            items.Add(item);
            (wake, changed) = (changed, NewSignal());
        }

        wake.SetResult();
    }

    /// <summary>The first one that matches, arrived or still to come.</summary>
    public async Task<T> First(Func<T, bool> match, string awaited)
    {
        using var bound = new CancellationTokenSource(Bounds.Wait);
        for (var looked = 0; ;)
        {
            Task more;
            lock (gate)
            {
                for (; looked < items.Count; looked++)
                {
                    if (match(items[looked]))
                    {
                        return items[looked];
                    }
                }

                more = changed.Task;
            }

            try
            {
                await more.WaitAsync(bound.Token);
            }
            catch (OperationCanceledException late)
            {
                throw new TimeoutException($"{owner} waited for {awaited} and has:\n" + string.Join('\n', All), late);
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
