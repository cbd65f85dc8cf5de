using System.Diagnostics.CodeAnalysis;
using ChatHub.Contracts;
using Microsoft.Extensions.Logging;

namespace ChatHub.Client;

/// <summary>Connects, stays connected, and connects again, until it is told to end.</summary>
internal sealed class Connector(
    ChatClientOptions options, SessionApi api, SessionKeeper sessions, Inbox inbox, Acknowledger acknowledger, LinkSlot links,
    ClientMetrics metrics, ILogger log)
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(5);

    private readonly Streams _streams = new(options.Transports);
    private readonly Backoff _backoff = new(options.BackoffStart, options.BackoffLimit);
    private readonly Lock _gate = new();
    private Pause? _pause;

    public ConnectionState State { get; private set; }

    /// <summary>What is left of the wait before the next attempt; null when none is waited for.</summary>
    public TimeSpan? RetryIn
    {
        get
        {
            lock (_gate)
                return _pause is { } pause ? Left(pause) : null;
        }
    }

    /// <summary>What the server said when the last connection was made.</summary>
    public Welcome? Welcome { get; private set; }

    /// <param name="first">Completes with the first welcome, or fails with the refusal.</param>
    /// <param name="cancel">Ends the connection and the attempts.</param>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever breaks a connection, the next one may hold; a caller's cancellation passes.")]
    public async Task RunAsync(TaskCompletionSource first, CancellationToken cancel)
    {
        var failures = 0;
        while (!cancel.IsCancellationRequested)
        {
            Verdict verdict;
            var begun = options.TimeProvider.GetTimestamp();
            Announce(ConnectionState.Connecting);
            try
            {
                verdict = Verdict.After(await ConnectAsync(first, cancel).ConfigureAwait(false));
                if (options.TimeProvider.GetElapsedTime(begun) > LongEnough)
                    failures = 0;
            }
            catch (Exception failure) when (!cancel.IsCancellationRequested)
            {
                verdict = Verdict.After(failure, first: !first.Task.IsCompleted);
                sessions.Doubt(failure);
            }

            if (verdict.End is { } end)
            {
                Finish(first, end);
                return;
            }

            var wait = verdict.Wait == TimeSpan.Zero ? TimeSpan.Zero : (verdict.Wait ?? TimeSpan.Zero) + _backoff.After(++failures);
            log.WaitingToConnect(wait.TotalSeconds, failures, verdict.Cause?.Message ?? verdict.Reason);
            var pause = Begin(wait);
            Announce(ConnectionState.Waiting, wait, verdict.Reason, verdict.Cause);
            await pause.Hurry.Task.WaitAsync(wait, options.TimeProvider, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (_gate)
                _pause = null;
        }
    }

    /// <summary>Ends the wait before the next attempt. The failures count on: who hammers at a dead server waits as long after the next one.</summary>
    public void TryNow()
    {
        lock (_gate)
            _pause?.Hurry.TrySetResult();
    }

    private Pause Begin(TimeSpan wait)
    {
        var pause = new Pause(options.TimeProvider.GetTimestamp(), wait, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
            _pause = pause;
        return pause;
    }

    private async Task<LinkEnd> ConnectAsync(TaskCompletionSource first, CancellationToken cancel)
    {
        var session = await sessions.GetAsync(cancel).ConfigureAwait(false);
        var (connection, since) = inbox.Rewind();
        var hub = HubConnections.Create(options, api.Base, session.Token, since, _streams);
        var link = new Link(hub, options, inbox, connection, Welcomed);
        await using var closing = link.ConfigureAwait(false);

        if (await StartAsync(link, cancel).ConfigureAwait(false) is not { } welcome)
            return await link.Ended.ConfigureAwait(false);

        log.Connected(welcome.Nick, welcome.Device, welcome.Position, welcome.Head);
        links.Set(link);
        first.TrySetResult();
        try
        {
            _ = AcknowledgeAsync(link, welcome.Epoch, cancel);
            var end = await link.Ended.WaitAsync(cancel).ConfigureAwait(false);
            log.Disconnected(end.Bye?.Code, end.Error?.Message);
            return end;
        }
        finally
        {
            links.Set(null);
        }
    }

    private async Task<Welcome?> StartAsync(Link link, CancellationToken cancel)
    {
        try
        {
            return await link.StartAsync(cancel).ConfigureAwait(false);
        }
        catch (Exception failure) when (Verdict.RefusalIn(failure) is not null)
        {
            var refusal = Verdict.RefusalIn(failure)!;
            throw new ChatRefusedException(refusal.Code, refusal.Text);
        }
        finally
        {
            _streams.Tried(link.HasConnected);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "An acknowledgement that cannot be sent or kept ends its connection, and the next one tries again.")]
    private async Task AcknowledgeAsync(Link link, string epoch, CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _ = link.Ended.ContinueWith(
            _ => over.Cancel(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            await acknowledger.RunAsync(link, epoch, over.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            link.End(exception);
        }
    }

    private void Finish(TaskCompletionSource first, ChatEnd end)
    {
        State = ConnectionState.Ended;
        log.Ended(end.Code);
        if (!first.Task.IsCompleted)
        {
            State = ConnectionState.Idle;
            first.TrySetException(new ChatRefusedException(end.Code, end.Text));
            return;
        }

        links.Close(end);
        Announce(ConnectionState.Ended, reason: end.Text);
        inbox.Complete(discard: false);
    }

    private void Welcomed(Welcome welcome)
    {
        if (Welcome is not null)
            metrics.Reconnected();
        Welcome = welcome;
        State = ConnectionState.Connected;
    }

    private void Announce(ConnectionState state, TimeSpan? retryIn = null, string? reason = null, Exception? cause = null)
    {
        State = state;
        inbox.Add(new ConnectionChanged(state, null, retryIn, reason) { Cause = cause }, ephemeral: true);
    }

    private TimeSpan Left(Pause pause)
    {
        var left = pause.Length - options.TimeProvider.GetElapsedTime(pause.Begun);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>Between two attempts.</summary>
    private sealed record Pause(long Begun, TimeSpan Length, TaskCompletionSource Hurry);
}
