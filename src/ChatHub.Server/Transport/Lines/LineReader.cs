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

/// <summary>Reads lines of UTF-8, however they are cut up on the way, and keeps no more than one of them.</summary>
internal sealed class LineReader(PipeReader input)
{
    private static readonly int LongestBytes = Limits.Default.FrameBytes;

    private readonly LineBytes _bytes = new();
    private bool _isFirst = true;

    /// <param name="typed">Whether a person's line is due: bytes that nobody types are then refused before any line has ended.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async ValueTask<TypedLine> NextAsync(bool typed, CancellationToken cancel)
    {
        while (true)
        {
            var result = await input.ReadAsync(cancel);
            var ended = Take(result.Buffer, out var taken);
            input.AdvanceTo(taken);
            if (_bytes.Taken.Length > LongestBytes)
                return new TypedLine(null, Refusals.TextTooLong);
            if (typed && _bytes.HasControls)
                return new TypedLine(null, Refusals.NotText);
            if (ended)
                return Finish();
            if (result.IsCanceled)
                return default;
            // What a pipe sends last often has no line end.
            if (result.IsCompleted)
                return _bytes.Taken.IsEmpty ? default : Finish();
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

    private TypedLine Finish()
    {
        var bytes = _bytes.Taken;
        // Windows programs begin a text with a byte order mark.
        if (_isFirst && bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        var line = Utf8.IsValid(bytes) ? new TypedLine(Encoding.UTF8.GetString(bytes), null) : new TypedLine(null, Refusals.NotText);
        _isFirst = false;
        _bytes.Clear();
        return line;
    }
}
