namespace ChatHub.Terminal.Completion;

/// <summary>The Tab key, pressed again and again: first as far as all options agree, then from one to the next.</summary>
internal sealed class Cycle(Completer completer)
{
    private Choices _choices = Choices.None;
    private int _at = -1;

    /// <summary>What is being chosen from, the one in the line in brackets; empty when nothing is.</summary>
    public string Row => string.Join("  ", _choices.Options.Select((option, index) => index == _at ? $"[{option.Trim()}]" : option.Trim()));

    /// <summary>The next text, and from where to the cursor it goes; null when there is none.</summary>
    /// <param name="line">The line up to the cursor.</param>
    /// <param name="step">1 for the next option, -1 for the one before.</param>
    public (int Start, string Text)? Next(string line, int step)
    {
        if (_choices.Options.Count > 0)
        {
            _at = (_at < 0 && step < 0 ? _choices.Options.Count - 1 : _at + step + _choices.Options.Count) % _choices.Options.Count;
            return (_choices.Start, _choices.Options[_at]);
        }

        var choices = completer.Complete(line);
        switch (choices.Options)
        {
            case []:
                return null;
            case [var only]:
                return (choices.Start, only);
            default:
                _choices = choices;
                var common = Common(choices.Options);
                return common.Length > line.Length - choices.Start ? (choices.Start, common) : Next(line, step);
        }
    }

    public void End() => (_choices, _at) = (Choices.None, -1);

    private static string Common(IReadOnlyList<string> options)
    {
        var length = options.Min(option => option.TrimEnd().Length);
        while (!options.All(option => option.AsSpan(0, length).Equals(options[0].AsSpan(0, length), StringComparison.OrdinalIgnoreCase)))
        {
            length--;
        }

        return options[0][..length];
    }
}
