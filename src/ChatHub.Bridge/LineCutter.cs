using System.Text;
using ChatHub.Contracts;

namespace ChatHub.Bridge;

/// <summary>
/// Makes messages of what is read: one for each line that is not blank, several for a line that is longer than a message may be. It holds one message
/// at most, however long the line is. Control characters, which a message may not hold, become visible ones.
/// </summary>
internal sealed class LineCutter
{
    /// <summary>The end of a message whose line goes on in the next one.</summary>
    public const char Mark = '…';

    private const int ControlPictures = 0x2400;
    private const int Delete = 0x7f;
    private const int DeletePicture = 0x2421;

    private readonly StringBuilder _line = new();
    private int _length;
    private char? _half;

    /// <summary>Characters (Unicode scalar values) in the longest message.</summary>
    public static int Longest => Limits.Default.TextLength;

    /// <summary>The messages that are complete with what was read now.</summary>
    public IReadOnlyList<string> Take(ReadOnlySpan<char> read)
    {
        var messages = new List<string>();
        foreach (var unit in read)
        {
            Take(unit, messages);
        }

        return messages;
    }

    /// <summary>The rest, when nothing more comes.</summary>
    public IReadOnlyList<string> Finish()
    {
        // A line feed that nobody wrote.
        return Take("\n");
    }

    private void Take(char unit, List<string> messages)
    {
        if (_half is { } half)
        {
            _half = null;
            Append(Rune.TryCreate(half, unit, out var pair) ? pair : Rune.ReplacementChar, messages);
            if (char.IsLowSurrogate(unit))
                return;
        }

        if (unit is '\n' or '\r')
            End(messages);
        else if (char.IsHighSurrogate(unit))
            _half = unit;
        else
            Append(Rune.TryCreate(unit, out var rune) ? Visible(rune) : Rune.ReplacementChar, messages);
    }

    private void Append(Rune rune, List<string> messages)
    {
        if (_length == Longest)
            Cut(messages);
        _line.Append(rune.ToString());
        _length++;
    }

    /// <summary>The message is full and its line goes on: its last character gives way to the mark, and begins the next message.</summary>
    private void Cut(List<string> messages)
    {
        var units = char.IsLowSurrogate(_line[^1]) ? 2 : 1;
        var last = _line.ToString(_line.Length - units, units);
        _line.Length -= units;
        messages.Add(_line.Append(Mark).ToString());
        _line.Clear().Append(last);
        _length = 1;
    }

    private void End(List<string> messages)
    {
        var text = _line.ToString();
        _line.Clear();
        _length = 0;
        if (!Blank.Is(text))
            messages.Add(text);
    }

    private static Rune Visible(Rune rune) => rune.Value switch
    {
        '\t' => rune,
        < ' ' => new Rune(ControlPictures + rune.Value),
        Delete => new Rune(DeletePicture),
        _ => Rune.IsControl(rune) ? Rune.ReplacementChar : rune,
    };
}
