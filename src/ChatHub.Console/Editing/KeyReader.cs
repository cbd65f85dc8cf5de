using System.Text;

namespace ChatHub.Terminal.Editing;

/// <summary>One thing that a person did at the keyboard.</summary>
/// <param name="Info">The key.</param>
/// <param name="Pasted">The text, line ends as <c>\n</c>, when it was a paste and no key.</param>
internal readonly record struct KeyPress(ConsoleKeyInfo Info, string? Pasted = null);

/// <summary>
/// Puts together what comes as several keys: a paste, which the terminal marks with two sequences that .NET does not know, and Alt with a
/// character when more follows at once.
/// </summary>
/// <param name="read">Waits for the next key.</param>
/// <param name="more">Whether there is one already.</param>
internal sealed class KeyReader(Func<ConsoleKeyInfo> read, Func<bool> more)
{
    private const string PasteBegins = "[200~";
    private const string PasteEnds = "[201~";

    private readonly Queue<ConsoleKeyInfo> _ahead = [];

    public bool More => _ahead.Count > 0 || more();

    public KeyPress Next()
    {
        var key = Read();
        if (key.Key != ConsoleKey.Escape || !More)
            return new KeyPress(key);
        if (Follows(PasteBegins))
            return new KeyPress(key, Paste());
        var next = Read();
        return new KeyPress(new ConsoleKeyInfo(next.KeyChar, next.Key, next.Modifiers.HasFlag(ConsoleModifiers.Shift), alt: true, next.Modifiers.HasFlag(ConsoleModifiers.Control)));
    }

    private string Paste()
    {
        var text = new StringBuilder();
        while (true)
        {
            var key = Read();
            if (key.Key == ConsoleKey.Escape && Follows(PasteEnds))
                return Text(text);
            if (!char.IsControl(key.KeyChar) || key.KeyChar is '\r' or '\n' or '\t')
                text.Append(key.KeyChar);

            // .NET reads a thousand bytes at a time, and of an end mark that is cut after its second one it drops the first.
            if (!More && EndsWith(text, PasteEnds))
                return Text(text.Remove(text.Length - PasteEnds.Length, PasteEnds.Length));
        }
    }

    private static string Text(StringBuilder pasted) => pasted.ToString().ReplaceLineEndings("\n").TrimEnd('\n');

    private static bool EndsWith(StringBuilder text, string end) =>
        text.Length >= end.Length && text.ToString(text.Length - end.Length, end.Length) == end;

    /// <summary>Takes the sequence when it comes next, and nothing otherwise.</summary>
    private bool Follows(string sequence)
    {
        var taken = new List<ConsoleKeyInfo>();
        foreach (var character in sequence)
        {
            taken.Add(Read());
            if (taken[^1].KeyChar == character)
                continue;
            foreach (var _ in Enumerable.Range(0, _ahead.Count))
            {
                taken.Add(_ahead.Dequeue());
            }

            taken.ForEach(_ahead.Enqueue);
            return false;
        }

        return true;
    }

    private ConsoleKeyInfo Read() => _ahead.TryDequeue(out var key) ? key : read();
}
