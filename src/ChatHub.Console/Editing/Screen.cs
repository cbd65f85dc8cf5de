using ChatHub.Contracts;
using ChatHub.Terminal.Display;

namespace ChatHub.Terminal.Editing;

/// <summary>
/// A terminal whose last line is being typed on. Whatever is shown first takes the line away and puts it back below, under one lock, so that
/// nothing that comes in can garble it. The terminal itself finds the cursor's column: the text before it is written again.
/// </summary>
internal sealed class Screen(TextWriter terminal, Func<int> width) : IDisplay
{
    private const string Prompt = "> ";
    private const string EraseLine = "\r\x1b[K";

    private readonly Lock _gate = new();
    private bool _typing;

    public LineBuffer Line { get; } = new();

    public void Message(string text) => Show(text);

    public void Reply(string text) => Show(text);

    public void Refusal(string text) => Show(text);

    public void Status(string text) => Show("* " + text);

    /// <summary>Begins to show the line being typed.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _typing = true;
            Draw();
        }
    }

    /// <summary>Changes the line being typed.</summary>
    /// <param name="change">The change.</param>
    /// <param name="more">Whether more changes wait, so that drawing can.</param>
    public void Edit(Action<LineBuffer> change, bool more)
    {
        lock (_gate)
        {
            change(Line);
            if (!more && !Line.IsHalf)
                Draw();
        }
    }

    /// <summary>Takes the line; it stays above, as typed.</summary>
    public string Enter()
    {
        lock (_gate)
        {
            var line = Line.Enter();
            terminal.Write(EraseLine + Prompt + Escaping.Word(line) + "\n" + Prompt);
            terminal.Flush();
            return line;
        }
    }

    /// <summary>Takes the line away, for good.</summary>
    public void End()
    {
        lock (_gate)
        {
            if (_typing)
                terminal.Write(EraseLine);
            _typing = false;
            terminal.Flush();
        }
    }

    private void Show(string text)
    {
        lock (_gate)
        {
            terminal.Write((_typing ? EraseLine : "") + text + "\n");
            if (_typing)
                Draw();
            terminal.Flush();
        }
    }

    private void Draw()
    {
        var (shown, cursor) = Cells.Window(Line.Text, Line.Cursor, Math.Max(width() - Prompt.Length, 8));
        var line = EraseLine + Prompt + shown;
        if (cursor < shown.Length)
            line += "\r" + Prompt + shown[..cursor];
        terminal.Write(line);
        terminal.Flush();
    }
}
