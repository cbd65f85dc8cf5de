namespace ChatHub.Client;

/// <summary>
/// What a client keeps. An implementation that stores what it shows in the same place can make <see cref="AdvanceAsync"/> part of the same
/// transaction. Calls come from several threads. Exceptions from it end the client's reading or fail the send that needed it.
/// </summary>
public interface IClientState : IAsyncDisposable
{
    /// <summary>Reads everything; called once, first.</summary>
    ValueTask<ClientSnapshot> LoadAsync(CancellationToken cancel);

    /// <summary>Keeps token and device; survives a power cut once done.</summary>
    ValueTask SaveSessionAsync(SavedSession session, CancellationToken cancel);

    /// <summary>Keeps the position of what has been shown; survives the end of the process once done. Called for each message.</summary>
    ValueTask AdvanceAsync(LogPosition position, CancellationToken cancel);

    /// <summary>Makes the last position survive a power cut. Called before each acknowledgement.</summary>
    ValueTask SyncAsync(CancellationToken cancel);

    /// <summary>Puts a message at the end of the outbox; survives a power cut once done.</summary>
    ValueTask EnqueueAsync(QueuedMessage message, CancellationToken cancel);

    /// <summary>Takes an answered message out of the outbox; an unknown id is no error.</summary>
    ValueTask RemoveAsync(Guid id, CancellationToken cancel);
}
