using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;

namespace ChatHub.Terminal.Modes;

/// <summary>One run of a pipe, from the first line to the last answer.</summary>
internal sealed class PipeRun : IDisposable
{
    private readonly ChatClient _chat;
    private readonly IPrinter _printer;
    private readonly Job _job;
    private readonly Settings _settings;
    private readonly CancellationTokenSource _patience;
    private readonly TaskCompletionSource _caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _sawText = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _doneReading = new();
    private volatile Task _underWay = Task.CompletedTask;
    private volatile bool _looksOut;
    private bool _refused;
    private int _lines;
    private long _awaited;
    private long _seen;
    private TaskCompletionSource _sawMine = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PipeRun(ChatClient chat, IPrinter printer, Job job, Settings settings, CancellationToken cancel)
    {
        (_chat, _printer, _job, _settings) = (chat, printer, job, settings);

        // Who sends something looks out for what comes after it, and not for what was pending.
        _looksOut = job.Lines is [];
        _patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
    }

    public async Task<int> RunAsync(TextReader input)
    {
        _ = GiveUpAsync();
        var reading = ReadAsync();
        try
        {
            return await RunAsync(input, reading);
        }
        finally
        {
            // What is being shown is shown to its end, and kept as shown, before the state is closed.
            await _doneReading.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        _patience.Dispose();
        _doneReading.Dispose();
    }

    private async Task<int> RunAsync(TextReader input, Task reading)
    {
        var starting = Connection.StartAsync(_chat, _printer.Fault, _settings.Trouble, interactive: false, _patience.Token);
        await FirstOf(starting, reading);
        if (await starting is { } exitCode)
            return exitCode;

        await FirstOf(_caughtUp.Task, reading);
        if (_chat.End is null)
            await _chat.WhenAnsweredAsync(_patience.Token);
        _looksOut = true;
        while (_chat.End is null && await NextLineAsync(input, reading) is { } line)
        {
            _lines++;
            if (line.Contains(PipeMode.NoText))
                Refuse(Refusals.NotText);
            else if (!Blank.Is(line))
                await AnswerAsync(line);
        }

        var seen = true;
        if (_chat.End is null)
        {
            await _chat.WhenAnsweredAsync(_patience.Token);
            await FirstOf(ShownAsync(), reading);
            seen = await StayAsync(reading);
            await _doneReading.CancelAsync();
        }

        await reading;
        return _chat.End is { } end && end.Code != ByeCodes.Exit ? ExitCodes.Ended
            : _refused ? ExitCodes.LineRefused
            : seen ? ExitCodes.Done
            : ExitCodes.NotSeen;
    }

    /// <summary>Ends the run when there has been no connection for too long.</summary>
    private async Task GiveUpAsync()
    {
        if (_settings.Timeout == Timeout.InfiniteTimeSpan)
            return;
        var connected = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250), TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(_patience.Token))
            {
                if (_chat.State == ConnectionState.Connected)
                    connected = TimeProvider.System.GetTimestamp();
                else if (TimeProvider.System.GetElapsedTime(connected) > _settings.Timeout)
                    await _patience.CancelAsync();
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task AnswerAsync(string line)
    {
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _underWay = answered.Task;
        try
        {
            Note(line, _job.Once is { } key && ChatClient.Sends(line)
                ? await (await _chat.SendLineAsync(line, OnceIds.Of(key, _lines), _patience.Token)).Answer.WaitAsync(_patience.Token)
                : await _chat.RunAsync(line, _patience.Token));
        }
        finally
        {
            answered.SetResult();
        }
    }

    private void Refuse(Refusal refusal)
    {
        _printer.Fault(refusal.Text);
        _refused = true;
    }

    private void Note(string line, Reply reply)
    {
        _printer.Answer(line, reply);
        if (!reply.Ok)
            _refused = true;
        if (reply is Reply<Sent> { Data: { } sent })
            _awaited = Math.Max(_awaited, sent.Pos);
    }

    private async Task ReadAsync()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_patience.Token, _doneReading.Token);
        try
        {
            await foreach (var happened in _chat.Messages(cancel.Token))
            {
                _patience.Token.ThrowIfCancellationRequested();
                await TakeAsync(happened, cancel.Token);
            }
        }
        catch (OperationCanceledException) when (_doneReading.IsCancellationRequested)
        {
            // All was read.
        }
    }

    private async Task TakeAsync(ChatEvent happened, CancellationToken cancel)
    {
        // The answer to a line is shown before the line's own message.
        if (happened is MessageReceived { Message.Mine: true })
            await _underWay.WaitAsync(cancel);
        _printer.Print(happened);
        switch (happened)
        {
            case MessageReceived { Message: { Mine: true } message }:
                Interlocked.Exchange(ref _seen, message.Pos);
                Interlocked.Exchange(ref _sawMine, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
                break;
            case MessageReceived { Message.Text: var text } when _looksOut && _job.Until is { } until && text.Contains(until, StringComparison.OrdinalIgnoreCase):
                _sawText.TrySetResult();
                break;
            case CaughtUp { Head: var head }:
                // A line that was sent once before, in an earlier run, does not come back again.
                Interlocked.Exchange(ref _seen, head);
                _caughtUp.TrySetResult();
                break;
            case QueuedAnswered { Reply.Ok: false }:
                _refused = true;
                break;
            default:
                break;
        }
    }

    /// <summary>Everything sent has come back: a sender is in his own audience.</summary>
    private async Task ShownAsync()
    {
        while (true)
        {
            var more = Volatile.Read(ref _sawMine).Task;
            if (Interlocked.Read(ref _seen) >= _awaited)
                return;
            await more.WaitAsync(_patience.Token);
        }
    }

    /// <returns>False when what was looked out for did not come.</returns>
    private async Task<bool> StayAsync(Task reading)
    {
        if (_job.Until is null && _job.Stay == TimeSpan.Zero)
            return true;
        var enough = Task.Delay(_job.Stay, TimeProvider.System, _doneReading.Token);
        await FirstOf(_job.Until is null ? enough : Task.WhenAny(_sawText.Task, enough), reading);
        return _job.Until is null || _sawText.Task.IsCompleted;
    }

    private async Task<string?> NextLineAsync(TextReader input, Task reading)
    {
        if (_job.Lines is { } given)
            return _lines < given.Count ? given[_lines] : null;
        var line = Task.Run(() => input.ReadLine(), CancellationToken.None);
        await FirstOf(line, reading);
        return line.IsCompleted ? await line : null;
    }

    /// <summary>Waits for one or the other, and shows what went wrong with the reading.</summary>
    private async Task FirstOf(Task awaited, Task reading)
    {
        var first = await Task.WhenAny(awaited, reading).WaitAsync(_patience.Token);
        await first;
    }
}
