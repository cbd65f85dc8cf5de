namespace ChatHub.Server.Store;

/// <summary>The way to the writer.</summary>
public interface IWriteQueue
{
    /// <summary>Queues a write. The task completes after the commit that holds it; a full queue answers <c>busy</c> at once.</summary>
    Task<Decision<T>> Post<T>(Write<T> write);
}
