namespace ChatHub.Tests;

/// <summary>How long a test waits for what must happen. Generous: it costs time only when a test fails.</summary>
public static class Bounds
{
    public static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    /// <summary>Fails with a sentence instead of hanging.</summary>
    public static async Task<T> Within<T>(this Task<T> task, string awaited)
    {
        await Within((Task)task, awaited);
        return await task;
    }

    /// <summary>Fails with a sentence instead of hanging.</summary>
    public static async Task Within(this Task task, string awaited)
    {
        try
        {
            await task.WaitAsync(Wait);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException("Waited in vain for " + awaited, late);
        }
    }
}
