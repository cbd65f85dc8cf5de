using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Unicode;
using ChatHub.Contracts;

namespace ChatHub.Server.Transport.Lines;

/// <summary>What came in: a line, or why it is none; neither at the end of the input.</summary>
internal readonly record struct TypedLine(string? Text, Refusal? Refusal)
{
    public bool IsEnd => Text is null && Refusal is null;
}

/// <summary>
/// Reads lines of UTF-8, however they are cut up on the way, and keeps no more than one of them. Many a simple client sends its nick without a line end.
/// Where it came whole and in one piece, pauses end the lines, until a line end comes. Otherwise half a line may be somebody who types: they are told.
/// </summary>
/// <param name="input">The connection's input.</param>
/// <param name="time">The clock of the pauses.</param>
/// <param name="tellUnfinished">Tells the client, once, that a line has not ended.</param>
internal sealed class LineReader(PipeReader input, TimeProvider time, Func<Task> tellUnfinished)
{
    /// <summary>After so long, what came in one piece is all that the client meant to send.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <summary>After so long in the middle of a line, a person may not know that it has to be ended.</summary>
    internal static readonly TimeSpan LongPause = TimeSpan.FromSeconds(3);

    private static readonly int LongestBytes = Limits.Default.FrameBytes;

    private readonly LineBytes _bytes = new();
    private bool _isFirstLine = true;
    private bool _pausesEndLines;
    private bool _hasTold;

    /// <param name="typed">Whether a person's line is due: bytes that nobody types are then refused before any line has ended.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async ValueTask<TypedLine> NextAsync(bool typed, CancellationToken cancel)
    {
        for (var pieces = 0; ;)
        {
            var pauseEnds = PauseEnds(pieces);
            if (await ReadAsync(pauseEnds ? Pause : PatienceWithHalf(), cancel) is not { } result)
            {
                if (pauseEnds)
                    return Finish(byPause: true);
                _hasTold = true;
                await tellUnfinished();
                continue;
            }

            pieces += result.Buffer.IsEmpty ? 0 : 1;
            var ended = Take(result.Buffer, out var taken);
            input.AdvanceTo(taken);
            if (_bytes.Taken.Length > LongestBytes)
                return new TypedLine(null, Refusals.TextTooLong);
            if (typed && _bytes.HasControls)
                return new TypedLine(null, Refusals.NotText);
            if (ended)
                return Finish(byPause: false);
            if (result.IsCanceled)
                return default;
            // What a pipe sends last often has no line end.
            if (result.IsCompleted)
                return _bytes.Taken.IsEmpty ? default : Finish(byPause: false);
        }
    }

    /// <summary>Whether what is here is a line if nothing follows for a moment. One character may be the first of many that a person types.</summary>
    private bool PauseEnds(int pieces) => !_bytes.Taken.IsEmpty && !_bytes.HasTelnet
        && (_pausesEndLines || (_isFirstLine && pieces == 1 && Utf8.IsValid(_bytes.Taken) && Encoding.UTF8.GetCharCount(_bytes.Taken) > 1));

    private TimeSpan? PatienceWithHalf() => _bytes.Taken.IsEmpty || _hasTold ? null : LongPause;

    /// <returns>Null when nothing came for so long.</returns>
    private async ValueTask<ReadResult?> ReadAsync(TimeSpan? patience, CancellationToken cancel)
    {
        if (patience is not { } silence)
            return await input.ReadAsync(cancel);
        using var silent = new CancellationTokenSource(silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, silent.Token);
        try
        {
            return await input.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private bool Take(ReadOnlySequence<byte> buffer, out SequencePosition taken)
    {
        var reader = new SequenceReader<byte>(buffer);
        var ended = false;
        while (!ended && _bytes.Taken.Length <= LongestBytes && reader.TryRead(out var value))
        {
            ended = _bytes.Take(value);
        }

        taken = reader.Position;
        return ended;
    }

    private TypedLine Finish(bool byPause)
    {
        var bytes = _bytes.Taken;
        // Windows programs begin a text with a byte order mark.
        if (_isFirstLine && bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        var line = Utf8.IsValid(bytes) ? new TypedLine(Encoding.UTF8.GetString(bytes), null) : new TypedLine(null, Refusals.NotText);
        (_pausesEndLines, _isFirstLine) = (byPause, false);
        _bytes.Clear();
        return line;
    }
}
