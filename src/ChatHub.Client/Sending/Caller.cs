using ChatHub.Contracts;

namespace ChatHub.Client;

/// <summary>Commands other than messages: called when there is a connection, and again when that can do no harm.</summary>
internal sealed class Caller(LinkSlot links, Outbox outbox)
{
    /// <param name="hubMethod">What to call.</param>
    /// <param name="method">The hub method that it comes to; null for a line that names no command.</param>
    /// <param name="arguments">All the method's arguments.</param>
    /// <param name="cancel">Ends the waiting; the command may have been done.</param>
    public async Task<T> CallAsync<T>(string hubMethod, string? method, object?[] arguments, CancellationToken cancel)
    {
        if (CommandLines.Changes(method))
            await outbox.Drained.WaitAsync(cancel).ConfigureAwait(false);

        while (true)
        {
            var link = await links.GetAsync(cancel).ConfigureAwait(false);
            try
            {
                return await link.CallAsync<T>(hubMethod, arguments, cancel).ConfigureAwait(false);
            }
            catch (Exception exception) when (link.Ended.IsCompleted && !cancel.IsCancellationRequested)
            {
                if (!CommandLines.MayRepeat(method))
                    throw new ChatConnectionLostException(exception);
            }
        }
    }

    /// <summary>Says goodbye. That the connection closes on it is as good as an answer.</summary>
    public async Task<Reply> ExitAsync(string hubMethod, object?[] arguments, CancellationToken cancel)
    {
        var link = await links.GetAsync(cancel).ConfigureAwait(false);
        try
        {
            return await link.CallAsync<Reply>(hubMethod, arguments, cancel).ConfigureAwait(false);
        }
        catch (Exception exception) when (link.Ended.IsCompleted && !cancel.IsCancellationRequested)
        {
            var end = await link.Ended.ConfigureAwait(false);
            return end.Bye is { Code: ByeCodes.Exit } bye ? new Reply(true, Reply.OkCode, bye.Text) : throw new ChatConnectionLostException(exception);
        }
    }
}
