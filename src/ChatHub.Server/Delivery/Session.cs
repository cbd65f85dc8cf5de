using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using ChatHub.Contracts;

namespace ChatHub.Server.Delivery;

/// <summary>
/// One live connection of a device: a position in the log, and a pump that moves it. New messages are handed over by reference while the
/// session keeps up; otherwise they only ring its bell, and it reads the log. Flush on connect, resume and slow reader are this one mechanism.
/// </summary>
public sealed class Session(SessionOwner owner, IPeer peer, ReadLog readLog, DeliveryOptions options, TimeProvider time, ILogger<Session> log)
{
    private readonly Lock _gate = new();
    private readonly AcknowledgementWindow _window = new(options.WindowItems);
    private List<Answer> _answers = [];
    private List<LogMessage> _queue = [];

    private long _told;       // upto of the last batch: what the client will have
    private long _read;       // everything visible up to here has been put into a batch
    private bool _live;       // the queue holds everything visible after _read
    private bool _missed;     // a message passed by since the log was last read
    private bool _pumping;    // one send is under way at most
    private bool _inRound;    // the dispatcher will ring when it has handed over everything of its commit
    private bool _started;
    private Refusal? _ending;
    private long? _fullSince;

    public SessionOwner Owner => owner;

    public IPeer Peer => peer;

    /// <summary>The highest position that the client has acknowledged: the device's cursor.</summary>
    public long Acknowledged
    {
        get { lock (_gate) return _window.Acknowledged; }
    }

    public bool Ended => Ending is not null;

    /// <summary>Why the session's calls are refused; null while it lives.</summary>
    public Refusal? Ending
    {
        get { lock (_gate) return _ending; }
    }

    /// <summary>The device's own beginning.</summary>
    public long Begin { get; private set; } = long.MaxValue;

    /// <summary>Messages of the user up to here were sent by earlier holders of the nick, and are not shown.</summary>
    public long OwnFrom { get; private set; } = long.MaxValue;

    /// <summary>Begins delivery after <paramref name="position"/>; the device reads nothing at or below <paramref name="begin"/>.</summary>
    /// <param name="head">The log's head when the session was claimed: a session that is there already has nothing to read.</param>
    public void Start(long position, long begin, long ownFrom, long head)
    {
        lock (_gate)
        {
            Begin = begin;
            OwnFrom = ownFrom;
            _told = _read = position;
            _window.Start(position);
            // From its claim on, the session is handed whatever is for it: what came before this call is missed, and must be read.
            _live = position >= head && !_missed && _ending is null;
            _started = true;
        }

        Ring();
    }

    /// <summary>Hands over a committed message. Costs no I/O; <see cref="EndRound"/> sends.</summary>
    /// <returns>Whether it is the first one of the round.</returns>
    public bool Deliver(LogMessage message)
    {
        lock (_gate)
        {
            var first = !_inRound;
            _inRound = true;
            if (!_live)
            {
                _missed = true;
            }
            else if (message.Pos <= _read)
            {
                // Read from the log before the dispatcher came to it.
            }
            else if (_queue.Count < options.QueueItems)
            {
                _queue.Add(message);
            }
            else
            {
                _queue = [];
                _live = false;
                _missed = true;
            }

            return first;
        }
    }

    /// <summary>The dispatcher has handed over everything of one commit.</summary>
    public void EndRound()
    {
        lock (_gate)
        {
            _inRound = false;
        }

        Ring();
    }

    /// <summary>The answer to a send, to leave in one piece with what else its commit holds for this session.</summary>
    public void Answer(Answer answer)
    {
        bool tooMany;
        lock (_gate)
        {
            _answers.Add(answer);
            tooMany = _answers.Count > options.MostAnswers && _ending is null;
        }

        if (tooMany)
            SayGoodbye(Farewells.Slow);
        Ring();
    }

    /// <summary>Takes note of what the client has shown; positions never sent are cut down to what was.</summary>
    public void Acknowledge(long position)
    {
        lock (_gate)
        {
            _window.Acknowledge(Math.Min(position, _told));
            if (_window.IsFull)
                return;
            _fullSince = null;
        }

        Ring();
    }

    /// <summary>Whether the client has let a full window stand for longer than <see cref="DeliveryOptions.WindowPatience"/>.</summary>
    public bool IsStuck()
    {
        lock (_gate)
            return _ending is null && _fullSince is { } since && time.GetElapsedTime(since) > options.WindowPatience;
    }

    /// <summary>Stops delivery; the connection is closed by whoever ends it. Sends that were taken are answered all the same.</summary>
    public void End() => End(Refusals.SessionEnded);

    private void End(Refusal ending)
    {
        lock (_gate)
        {
            _ending ??= ending;
            _live = false;
            _queue = [];
        }
    }

    /// <summary>As <see cref="SayGoodbyeAsync"/>, for those who cannot wait.</summary>
    public void SayGoodbye(Bye bye) => _ = SayGoodbyeAsync(bye);

    /// <summary>Ends the session, tells the client why, and closes the connection a little later: closing at once would overtake the text.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A peer that cannot be told is closed all the same.")]
    public async Task SayGoodbyeAsync(Bye bye)
    {
        // A server that stops will take the same call again, from the next connection.
        End(bye == Farewells.Draining ? Refusals.Busy : Refusals.SessionEnded);
        try
        {
            await peer.SendAsync(bye).WaitAsync(options.FarewellPatience, time);
            await Task.Delay(options.FarewellPatience, time);
        }
        catch (Exception exception)
        {
            log.DeliveryFailed(exception, owner.User, owner.Device);
        }

        peer.Abort();
    }

    /// <summary>Sends what there is, on the caller's thread as far as the transport takes it at once.</summary>
    private void Ring()
    {
        lock (_gate)
        {
            if (_pumping || _inRound || !(_answers.Count > 0 || Delivers()))
                return;
            _pumping = true;
        }

        _ = PumpAsync();
    }

    /// <summary>Whether there is something to send in a batch, or to read from the log for it.</summary>
    private bool Delivers() => _started && _ending is null && !(_live && _queue.Count == 0) && !WaitsForAcknowledgement();

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a transport or the log throws ends this session only; the client resumes.")]
    private async Task PumpAsync()
    {
        try
        {
            while (await NextAsync() is { } outgoing)
            {
                await peer.SendAsync(outgoing);
            }
        }
        catch (DbException exception)
        {
            log.LogUnreadable(exception, owner.User, owner.Device);
            SayGoodbye(Farewells.Refused(Refusals.Busy));
        }
        catch (Exception exception)
        {
            log.DeliveryFailed(exception, owner.User, owner.Device);
            End();
            peer.Abort();
        }
    }

    private async ValueTask<Outgoing?> NextAsync()
    {
        while (true)
        {
            long after;
            lock (_gate)
            {
                var delivers = Delivers();
                if (_answers.Count > 0 || (delivers && _live))
                    return new Outgoing(TakeAnswers(), delivers && _live ? TakeFromQueue() : null);

                if (!delivers)
                {
                    _pumping = false;
                    return null;
                }

                _missed = false;
                after = _read;
            }

            var page = await readLog(owner.User, after);
            if (after < OwnFrom)
                page = page with { Messages = [.. page.Messages.Where(message => !message.IsOfEarlierHolder(owner.User, OwnFrom))] };
            if (TakePage(page) is { } batch)
                return new Outgoing([], batch);
        }
    }

    private List<Answer> TakeAnswers()
    {
        if (_answers.Count == 0)
            return [];
        var taken = _answers;
        _answers = [];
        return taken;
    }

    private OutgoingBatch TakeFromQueue()
    {
        var taken = _queue;
        if (taken.Count <= options.BatchItems)
        {
            _queue = [];
        }
        else
        {
            _queue = taken[options.BatchItems..];
            taken = taken[..options.BatchItems];
        }

        _read = taken[^1].Pos;
        return Tell(taken, more: _queue.Count > 0);
    }

    private OutgoingBatch? TakePage(LogPage page)
    {
        lock (_gate)
        {
            _read = page.Upto;
            // The head is published before a message is handed out, so a page that reached it, with nothing handed out since, has everything.
            _live = page.AtHead && !_missed && _ending is null;
            return page.Messages.Count > 0 || (_live && _read > _told) ? Tell(page.Messages, more: !_live) : null;
        }
    }

    private OutgoingBatch Tell(IReadOnlyList<LogMessage> messages, bool more)
    {
        var batch = new OutgoingBatch(owner.User, _told, _read, messages, more);
        _told = _read;
        _window.Sent(_told, messages.Count);
        return batch;
    }

    private bool WaitsForAcknowledgement()
    {
        if (!_window.IsFull)
            return false;
        _fullSince ??= time.GetTimestamp();
        return true;
    }
}
