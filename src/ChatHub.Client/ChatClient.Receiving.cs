using System.Runtime.CompilerServices;

namespace ChatHub.Client;

public sealed partial class ChatClient
{
    /// <summary>
    /// Everything that happens, in order: messages and gaps by position, each once; in between what became of the connection, presence, groups.
    /// A message counts as shown when the next event is asked for: that keeps its position, and tells the server now and then. Leave the loop at
    /// an event (or throw), and the event comes again, to the next reader or after a restart. A reader that is slow holds the server back and
    /// loses nothing; without a reader nothing is acknowledged, and the server cuts the connection every so often.
    /// </summary>
    /// <param name="cancel">Ends the waiting for the next event.</param>
    /// <returns>Ends when the client has ended (<see cref="End"/> says why) and everything was read.</returns>
    /// <exception cref="InvalidOperationException">Somebody else is reading.</exception>
    /// <exception cref="IOException">The state cannot be written; what was read last comes again.</exception>
    public async IAsyncEnumerable<ChatEvent> Messages([EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (Interlocked.Exchange(ref _reading, 1) == 1)
            throw new InvalidOperationException("There is another reader.");

        InboxEntry? inHand = null;
        try
        {
            while ((inHand = await _inbox.TakeAsync(cancel).ConfigureAwait(false)) is not null)
            {
                if (inHand.Event is { } happened)
                    yield return happened;
                await FinishAsync(inHand).ConfigureAwait(false);
                inHand = null;
            }
        }
        finally
        {
            if (inHand is not null)
                _inbox.PutBack(inHand);
            Volatile.Write(ref _reading, 0);
        }
    }

    private async ValueTask FinishAsync(InboxEntry entry)
    {
        if (entry.After is not { } position)
            return;
        if (position != _inbox.Done)
            await _state.AdvanceAsync(position, CancellationToken.None).ConfigureAwait(false);
        _inbox.Finish(entry);
        if (entry.Event is MessageReceived)
            _metrics.Shown();
        if (entry.Event is GapNoticed { Gap: var gap })
            _log.GapNoticed(gap.From, gap.To, gap.Reason);
        _acknowledger.Shown(position, entry.Event is MessageReceived);
    }
}
