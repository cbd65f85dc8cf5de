using System.Text;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;

namespace ChatHub.Terminal.Editing;

/// <summary>
/// A terminal at whose end a line is being typed. Whatever is shown first takes the foot (the line, and the rows above it) away and puts it back
/// below, in one write under one lock, so that nothing that comes in can garble it. Of a terminal that was made narrower nobody can say whether it has
/// broken the foot's rows into more, cut them, or by now has another width again: no more rows are taken away than were drawn, so that a piece of the
/// foot may stay behind, but no message goes. The terminal itself finds the cursor's column: the text before it is written again.
/// </summary>
internal sealed class Screen(TextWriter terminal, Func<int> width, Func<int> height, Colours colours)
{
    private const int FewestColumns = 8;
    private const int UsualColumns = 80;
    private const int UsualRows = 24;
    private const string EraseLine = "\x1b[K";
    private const string EraseBelow = "\x1b[J";
    private const string EraseAll = "\x1b[H\x1b[2J";
    private const string MarkPastes = "\x1b[?2004h";
    private const string MarkNoPastes = "\x1b[?2004l";

    private readonly Lock _gate = new();
    private LineBuffer _line = new();
    private int _rows;
    private bool _typing;

    /// <summary>Says what the foot is; asked under the lock each time that it is drawn.</summary>
    public Func<LineBuffer, Foot> Foot { get; set; } = _ => new Foot([], "> ");

    /// <summary>Shows lines above the foot.</summary>
    public void Print(string text)
    {
        lock (_gate)
            Write(Erase() + text + "\n" + Draw());
    }

    /// <summary>Begins to show the foot.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _typing = true;
            Write(MarkPastes + Draw());
        }
    }

    /// <summary>Takes the foot away, for good.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (!_typing)
                return;
            Write(Erase() + MarkNoPastes);
            _typing = false;
        }
    }

    /// <summary>Draws the foot anew: its rows, or the terminal's width, have changed.</summary>
    public void Redraw()
    {
        lock (_gate)
            Write(Erase() + Draw());
    }

    /// <summary>Takes away everything that can be seen; what has left the screen stays.</summary>
    public void Clear()
    {
        lock (_gate)
            Write(EraseAll + Draw());
    }

    public void Ring()
    {
        lock (_gate)
            Write("\a");
    }

    /// <summary>Changes the line being typed.</summary>
    /// <param name="change">The change, made under the lock.</param>
    /// <param name="more">Whether more changes wait, so that drawing can.</param>
    public void Edit(Action<LineBuffer> change, bool more = false)
    {
        lock (_gate)
        {
            change(_line);
            if (!more && !_line.IsHalf)
                Write(Erase() + Draw());
        }
    }

    /// <summary>Lets another line be typed; part of an <see cref="Edit"/>, which draws it.</summary>
    /// <returns>The line that was being typed until now.</returns>
    public LineBuffer Exchange(LineBuffer line)
    {
        lock (_gate)
        {
            (var before, _line) = (_line, line);
            return before;
        }
    }

    /// <summary>A terminal that does not know its width says 0.</summary>
    private int Columns => width() is > 0 and var columns ? Math.Max(columns, FewestColumns) : UsualColumns;

    /// <summary>For the rows above the line: on a screen that the foot fills, each drawing would push a row of it out at the top.</summary>
    private int Room => Math.Max((height() is > 0 and var rows ? rows : UsualRows) - 2, 0);

    private void Write(string text)
    {
        terminal.Write(text);
        terminal.Flush();
    }

    /// <summary>From wherever the foot's first row begins now.</summary>
    private string Erase()
    {
        if (!_typing)
            return "";

        // Erasing everything from the screen's very first place on is taken for clearing it, and kept in the scrollback: so the first row goes by itself.
        return _rows > 0 ? $"\r\x1b[{_rows}A{EraseLine}\x1b[1B{EraseBelow}\x1b[1A" : "\r" + EraseBelow;
    }

    private string Draw()
    {
        if (!_typing)
            return "";
        var (columns, foot, drawn) = (Columns, Foot(_line), new StringBuilder());
        var rows = foot.Rows.TakeLast(Room).ToList();
        rows.ForEach(row => drawn.Append(colours.Dim(Cells.Fit(row, columns - 1))).Append('\n'));
        _rows = rows.Count;

        var prompt = Cells.Fit(foot.Prompt, columns / 2);
        var room = Math.Max(columns - Cells.Of(prompt), FewestColumns / 2);
        var (shown, cursor) = foot.Secret ? ("", 0) : Cells.Window(Escaping.Typed(_line.Text), _line.Cursor, room);
        var left = room - Cells.Of(shown) - 1;
        var hint = foot.Hint.Length > 0 && _line.Cursor == _line.Text.Length && left > 1 ? Cells.Fit(foot.Hint, left) : "";
        drawn.Append(prompt).Append(shown).Append(colours.Dim(hint));
        if (cursor < shown.Length || hint.Length > 0)
            drawn.Append('\r').Append(prompt).Append(shown, 0, cursor);
        return drawn.ToString();
    }
}
