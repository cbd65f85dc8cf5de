using ChatHub.Terminal.Completion;

namespace ChatHub.Terminal.Editing;

/// <summary>What the keys do: edit, complete, enter, leave, or one of the caller's shortcuts.</summary>
/// <param name="screen">Where the line is.</param>
/// <param name="cycle">The Tab key.</param>
/// <param name="entered">Given each line that is entered.</param>
/// <param name="shortcut">Given the keys that mean nothing here.</param>
internal sealed class Editor(Screen screen, Cycle cycle, Action<string> entered, Action<ConsoleKeyInfo> shortcut)
{
    private readonly SecretLine _secret = new(screen);
    private bool _interrupted;

    /// <summary>What stands instead of the usual row above the line; empty for nothing.</summary>
    public string Notice => _interrupted ? "Ctrl+C outra vez sai" : cycle.Row;

    /// <summary>What is asked for; null when the line is an ordinary one.</summary>
    public string? Question => _secret.Question;

    /// <summary>Asks for something that is not shown while it is typed; null when nothing was typed, cancelled by Ctrl+C.</summary>
    public Task<string?> AskAsync(string question) => _secret.AskAsync(question);

    /// <summary>Takes a key.</summary>
    /// <returns>False when it was one to leave by.</returns>
    public bool Press(KeyPress press, bool more)
    {
        var key = press.Info;
        if (key is { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control })
            return Interrupt();
        _interrupted = false;
        if (key.Key == ConsoleKey.Tab && press.Pasted is null)
        {
            screen.Edit(line => Complete(line, key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? -1 : 1), more);
            return true;
        }

        cycle.End();
        if (press.Pasted is { } pasted)
            screen.Edit(line => line.Insert(pasted), more);
        else if (key is { Key: ConsoleKey.Enter })
            Enter();
        else if (key is { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control })
            return DeleteOrLeave();
        else if (Keys.ChangeOf(key) is { } change)
            screen.Edit(change, more);
        else
            Pass(key);
        return true;
    }

    private void Complete(LineBuffer line, int step)
    {
        if (_secret.Question is null && cycle.Next(line.Text[..line.Cursor], step) is { } next)
            line.Complete(next.Start, next.Text);
    }

    /// <summary>Whether the line answers a question is decided while it is taken: one that is asked a moment later has not been read by whoever typed.</summary>
    private void Enter() => screen.Edit(line =>
    {
        var typed = line.Enter();
        if (!_secret.Answer(typed))
            entered(typed);
    });

    /// <summary>Cancels what is asked; else clears the line, and leaves the second time.</summary>
    private bool Interrupt()
    {
        var leaves = _interrupted;
        cycle.End();
        screen.Edit(line =>
        {
            if (_secret.Cancel())
                leaves = _interrupted = false;
            else
                _interrupted = true;
            if (!leaves)
                line.Clear();
        });
        return !leaves;
    }

    private bool DeleteOrLeave()
    {
        var isEmpty = false;
        screen.Edit(line =>
        {
            isEmpty = line.Text.Length == 0;
            line.Delete();
        });
        return !isEmpty;
    }

    private void Pass(ConsoleKeyInfo key)
    {
        shortcut(key);
        screen.Redraw();
    }
}
