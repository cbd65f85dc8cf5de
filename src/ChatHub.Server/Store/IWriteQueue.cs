namespace ChatHub.Server.Store;

/// <summary>The way to the writer.</summary>
public interface IWriteQueue
{
    /// <summary>Queues a write, which is answered after the commit that holds it; when the queue is full it is answered <c>busy</c> at once.</summary>
    void Enqueue(Write write);
}

/// <summary>Writes whose callers wait.</summary>
public static class WriteQueueExtensions
{
    /// <returns>Completes after the commit.</returns>
    public static Task<Decision<T>> Post<T>(this IWriteQueue queue, Write<T> write)
    {
        var completion = write.Completion;
        queue.Enqueue(write);
        return completion;
    }
}
