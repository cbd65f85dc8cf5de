using System.Buffers;
using System.IO.Pipelines;
using ChatHub.Server.Domain;

namespace ChatHub.Server.Transport;

/// <summary>
/// Below the hub and the line endpoint: whatever it is that a client sends (pings, calls of methods that there are not), its frames are read only
/// so fast, and a few at a time. Nobody is refused: the line fills up, and who floods it waits.
/// </summary>
/// <param name="frameEnds">The bytes of which each ends a frame; null for the hub's.</param>
internal sealed class PacedReader(PipeReader inner, Pace pace, TimeProvider time, SearchValues<byte>? frameEnds = null) : PipeReader
{
    /// <summary>
    /// Frames that one reading gives; when there are more, it is the others' turn for a <see cref="Pause"/>. Whole buffers of 350 frames kept both
    /// processors busy for so long that the others' p99 was three times what it is without a flood, and six times while bursts were read.
    /// </summary>
    internal const int Portion = 10;

    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private static readonly SearchValues<byte> RecordSeparator = SearchValues.Create([0x1e]);

    private readonly SearchValues<byte> _frameEnds = frameEnds ?? RecordSeparator;
    private readonly TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadOnlySequence<byte> _read;
    private bool _more;

    private TimeSpan Wait => pace.Debt is var debt && debt < Pause && _more ? Pause : debt;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (Wait is var wait && wait > TimeSpan.Zero)
            await _hurry.Task.WaitAsync(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return PortionOf(await inner.ReadAsync(cancellationToken));
    }

    public override bool TryRead(out ReadResult result)
    {
        result = default;
        if (Wait > TimeSpan.Zero || !inner.TryRead(out var all))
            return false;
        result = PortionOf(all);
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        pace.Spend(Frames(_read.Slice(_read.Start, consumed)));
        _read = default;
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead()
    {
        // First the inner one: the read that hurries would find what has come, not that it was cancelled.
        inner.CancelPendingRead();
        _hurry.TrySetResult();
    }

    public override void Complete(Exception? exception = null)
    {
        _hurry.TrySetResult();
        inner.Complete(exception);
    }

    private ReadResult PortionOf(ReadResult all)
    {
        _read = FirstFrames(all.Buffer);
        _more = _read.Length < all.Buffer.Length;
        return _more ? new ReadResult(_read, all.IsCanceled, isCompleted: false) : all;
    }

    /// <summary>Up to the end of the last frame that is in the portion; everything when there is not more than that.</summary>
    private ReadOnlySequence<byte> FirstFrames(ReadOnlySequence<byte> buffer)
    {
        var (frames, before) = (0, 0L);
        foreach (var part in buffer)
        {
            for (var from = 0; part.Span[from..].IndexOfAny(_frameEnds) is var end && end >= 0; from += end + 1)
            {
                if (++frames == Portion)
                    return buffer.Slice(0, before + from + end + 1);
            }

            before += part.Length;
        }

        return buffer;
    }

    private long Frames(ReadOnlySequence<byte> buffer)
    {
        var frames = 0L;
        foreach (var part in buffer)
        {
            frames += part.Span.CountAny(_frameEnds);
        }

        return frames;
    }
}
