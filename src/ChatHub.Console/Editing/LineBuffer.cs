using System.Globalization;

namespace ChatHub.Terminal.Editing;

/// <summary>The line being typed: its text, the cursor in it, and the lines before it. Moves by what a person sees as one character.</summary>
internal sealed class LineBuffer
{
    private const int MostLines = 200;

    private readonly List<string> _history = [];
    private int _recalled;
    private string _draft = "";

    public string Text { get; private set; } = "";

    /// <summary>Where the next character goes, from 0 to the text's length.</summary>
    public int Cursor { get; private set; }

    /// <summary>Whether half of a character has been typed: an emoji comes as two keys.</summary>
    public bool IsHalf => Cursor > 0 && char.IsHighSurrogate(Text[Cursor - 1]);

    public void Insert(char character) => Insert(character.ToString());

    public void Insert(string text)
    {
        Text = Text.Insert(Cursor, text);
        Cursor += text.Length;
    }

    /// <summary>Puts a text in the place of what stands between a place and the cursor.</summary>
    public void Complete(int start, string text)
    {
        Text = string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(Cursor));
        Cursor = start + text.Length;
    }

    /// <summary>Takes the text away; it can be recalled.</summary>
    public void Clear() => Enter();

    public void Backspace()
    {
        var end = Cursor;
        Left();
        Text = Text.Remove(Cursor, end - Cursor);
    }

    public void Delete() => Text = Text.Remove(Cursor, Next() - Cursor);

    public void Left() => Cursor = Starts().LastOrDefault(start => start < Cursor);

    public void Right() => Cursor = Next();

    public void Home() => Cursor = 0;

    public void End() => Cursor = Text.Length;

    public void DeleteToEnd() => Text = Text[..Cursor];

    public void DeleteToStart()
    {
        Text = Text[Cursor..];
        Cursor = 0;
    }

    public void WordLeft() => Cursor = WordStart();

    public void WordRight()
    {
        while (Cursor < Text.Length && char.IsWhiteSpace(Text[Cursor]))
        {
            Cursor++;
        }

        while (Cursor < Text.Length && !char.IsWhiteSpace(Text[Cursor]))
        {
            Cursor++;
        }
    }

    public void DeleteWord() => Complete(WordStart(), "");

    public void Older() => Recall(_recalled - 1);

    public void Newer() => Recall(_recalled + 1);

    /// <summary>Puts lines of an earlier run before those of this one, the oldest first.</summary>
    public void Remember(IReadOnlyList<string> lines)
    {
        _history.InsertRange(0, lines);
        _recalled = _history.Count;
    }

    /// <summary>Takes the line; the buffer is empty afterwards.</summary>
    public string Enter()
    {
        var line = Text;
        if (line.Length > 0 && (_history.Count == 0 || _history[^1] != line))
            _history.Add(line);
        if (_history.Count > MostLines)
            _history.RemoveAt(0);
        _recalled = _history.Count;
        Set("");
        return line;
    }

    private void Recall(int index)
    {
        if (index < 0 || index > _history.Count)
            return;
        if (_recalled == _history.Count)
            _draft = Text;
        _recalled = index;
        Set(index == _history.Count ? _draft : _history[index]);
    }

    private void Set(string text)
    {
        Text = text;
        Cursor = text.Length;
    }

    private int WordStart()
    {
        var start = Text.AsSpan(0, Cursor).TrimEnd().Length;
        while (start > 0 && !char.IsWhiteSpace(Text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private int Next()
    {
        var next = Starts().FirstOrDefault(start => start > Cursor);
        return next == 0 ? Text.Length : next;
    }

    private int[] Starts() => StringInfo.ParseCombiningCharacters(Text);
}
