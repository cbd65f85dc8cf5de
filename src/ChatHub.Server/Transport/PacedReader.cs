using System.Buffers;
using System.IO.Pipelines;

namespace ChatHub.Server.Transport;

/// <summary>
/// Below the hub and the line endpoint: whatever it is that a client sends (pings, calls of methods that there are not), its frames are read only
/// so fast. Nobody is refused: the line fills up, and who floods it waits.
/// </summary>
/// <param name="frameEnds">The bytes of which each ends a frame; null for the hub's.</param>
internal sealed class PacedReader(PipeReader inner, Pace pace, TimeProvider time, SearchValues<byte>? frameEnds = null) : PipeReader
{
    private static readonly SearchValues<byte> RecordSeparator = SearchValues.Create([0x1e]);

    private readonly SearchValues<byte> _frameEnds = frameEnds ?? RecordSeparator;
    private readonly TaskCompletionSource _hurry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ReadOnlySequence<byte> _read;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (pace.Debt is var debt && debt > TimeSpan.Zero)
            await _hurry.Task.WaitAsync(debt, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var result = await inner.ReadAsync(cancellationToken);
        _read = result.Buffer;
        return result;
    }

    public override bool TryRead(out ReadResult result)
    {
        result = default;
        if (pace.Debt > TimeSpan.Zero || !inner.TryRead(out result))
            return false;
        _read = result.Buffer;
        return true;
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        var frames = 0L;
        foreach (var part in _read.Slice(_read.Start, consumed))
        {
            frames += part.Span.CountAny(_frameEnds);
        }

        pace.Spend(frames);
        _read = default;
        inner.AdvanceTo(consumed, examined);
    }

    public override void CancelPendingRead()
    {
        _hurry.TrySetResult();
        inner.CancelPendingRead();
    }

    public override void Complete(Exception? exception = null)
    {
        _hurry.TrySetResult();
        inner.Complete(exception);
    }
}
