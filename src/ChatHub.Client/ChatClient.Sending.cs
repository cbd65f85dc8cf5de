using System.Text.Json;
using ChatHub.Contracts;

namespace ChatHub.Client;

public sealed partial class ChatClient
{
    /// <summary>
    /// Queues a message. When this returns, the message is kept in the state and will be sent, in the order of the calls, until it is accepted or
    /// refused; await <see cref="Outgoing.Answer"/> to know which. Works without a connection.
    /// </summary>
    /// <param name="to">See <see cref="Recipient"/>.</param>
    /// <param name="text">1 to 4,000 characters; nothing is trimmed.</param>
    /// <param name="cancel">Ends the waiting for the state.</param>
    /// <exception cref="ChatEndedException">The client has ended.</exception>
    /// <exception cref="IOException">The state cannot keep it; it is not sent.</exception>
    public ValueTask<Outgoing> SendAsync(MessageTarget to, string text, CancellationToken cancel = default) => SendAsync(to, text, NewId(), cancel);

    /// <summary>Queues a message under an id of the caller's: queued again under it, in this run or another, it is the same message for ever.</summary>
    /// <inheritdoc cref="SendAsync(MessageTarget, string, CancellationToken)"/>
    /// <param name="to">See <see cref="Recipient"/>.</param>
    /// <param name="text">1 to 4,000 characters; nothing is trimmed.</param>
    /// <param name="id">The message id, any UUID; with another text it is refused.</param>
    /// <param name="cancel">Ends the waiting for the state.</param>
    public ValueTask<Outgoing> SendAsync(MessageTarget to, string text, Guid id, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(text);
        EnsureStarted();
        return _outbox.AddAsync(to, text, id, cancel);
    }

    /// <summary>
    /// Queues an answer to a message, to where it belongs (<see cref="Recipient.ReplyTo"/>). Its id follows from the message: a message that a kill
    /// brings again gets the same answer, once. Others recognise it by <see cref="IsAnswer"/>.
    /// </summary>
    /// <inheritdoc cref="SendAsync(MessageTarget, string, CancellationToken)"/>
    /// <param name="message">What is answered.</param>
    /// <param name="text">1 to 4,000 characters; nothing is trimmed.</param>
    /// <param name="cancel">Ends the waiting for the state.</param>
    public ValueTask<Outgoing> AnswerAsync(MessageItem message, string text, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        return SendAsync(Recipient.ReplyTo(message), text, AnswerIds.Of(message), cancel);
    }

    /// <summary>Whether a program wrote the message as its answer to another one. A bot that answers those would go on forever with the next bot.</summary>
    /// <param name="message">The message.</param>
    public static bool IsAnswer(MessageItem message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return AnswerIds.Is(message.Id);
    }

    /// <summary>Queues a typed line that sends a message (see <see cref="Sends"/>), as <see cref="SendAsync(MessageTarget, string, CancellationToken)"/> queues its message.</summary>
    /// <inheritdoc cref="SendAsync(MessageTarget, string, CancellationToken)"/>
    /// <param name="line">A <c>-msg</c> or <c>-msgt</c> line.</param>
    /// <param name="cancel">Ends the waiting for the state.</param>
    /// <exception cref="ArgumentException">The line sends nothing: <see cref="RunAsync"/> it.</exception>
    public ValueTask<Outgoing> SendLineAsync(string line, CancellationToken cancel = default) => SendLineAsync(line, NewId(), cancel);

    /// <summary>Queues a typed line under an id of the caller's: queued again under it, in this run or another, it is the same message for ever.</summary>
    /// <inheritdoc cref="SendLineAsync(string, CancellationToken)"/>
    /// <param name="line">A <c>-msg</c> or <c>-msgt</c> line.</param>
    /// <param name="id">The message id, any UUID; with another text it is refused.</param>
    /// <param name="cancel">Ends the waiting for the state.</param>
    public ValueTask<Outgoing> SendLineAsync(string line, Guid id, CancellationToken cancel = default)
    {
        if (!Sends(line))
            throw new ArgumentException("The line sends no message.", nameof(line));
        EnsureStarted();
        return _outbox.AddAsync(to: null, line, id, cancel);
    }

    /// <summary>Whether a typed line is one that sends a message.</summary>
    /// <param name="line">The line.</param>
    public static bool Sends(string line) => CommandLines.Sends(line);

    /// <summary>Completes when everything queued until now is answered.</summary>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="ChatEndedException">The client has ended; what is not answered stays in the state.</exception>
    public Task WhenAnsweredAsync(CancellationToken cancel = default) => _outbox.Drained.WaitAsync(cancel);

    /// <summary>
    /// Runs a typed line, and waits for its answer through any reconnect. One that sends goes through the outbox; one that changes something waits
    /// for what was queued before it.
    /// </summary>
    /// <param name="line">The line as typed.</param>
    /// <param name="cancel">Ends the waiting; what was queued is sent nevertheless.</param>
    /// <returns>The command's reply; in fact a <see cref="Reply{T}"/> of <see cref="Sent"/> for a message, else of <see cref="JsonElement"/>.</returns>
    /// <exception cref="ChatEndedException">The client has ended.</exception>
    /// <exception cref="ChatConnectionLostException">It may have been done or not, and must not be done twice.</exception>
    public async Task<Reply> RunAsync(string line, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(line);
        EnsureStarted();
        if (Sends(line))
        {
            var outgoing = await _outbox.AddAsync(to: null, line, NewId(), cancel).ConfigureAwait(false);
            return await outgoing.Answer.WaitAsync(cancel).ConfigureAwait(false);
        }

        // Longer than any command without a text: it would only break the connection.
        if (Texts.Check(line, isLine: true) is { } refusal)
            return Reply.Refused(refusal);
        if (CommandLines.Leaves(line))
            return await LeaveAsync(nameof(IChatHub.Run), [line, null], cancel).ConfigureAwait(false);
        return await _caller.CallAsync<Reply<JsonElement>>(nameof(IChatHub.Run), CommandLines.MethodOf(line), [line, null], cancel).ConfigureAwait(false);
    }

    private async Task<Reply> LeaveAsync(string hubMethod, object?[] arguments, CancellationToken cancel)
    {
        // Without a connection there is nobody to say goodbye to.
        var reply = _links.Current is null
            ? new Reply(true, Reply.OkCode, "Até logo!")
            : await _caller.ExitAsync(hubMethod, arguments, cancel).ConfigureAwait(false);
        if (!reply.Ok)
            return reply;

        // The server's goodbye, if it comes, ends the client; if it was lost, the answer does.
        if (_links.Current is not null)
            await Task.WhenAny(_connecting, Task.Delay(LastWordPatience, _options.TimeProvider, cancel)).ConfigureAwait(false);
        Close(new ChatEnd(ByeCodes.Exit, reply.Text), discard: false);
        await StopConnectingAsync().ConfigureAwait(false);
        return reply;
    }

    private Guid NewId() => Guid.CreateVersion7(_options.TimeProvider.GetUtcNow());

    private void EnsureStarted()
    {
        if (!_loaded)
            throw new InvalidOperationException("The client has not been started.");
    }
}
