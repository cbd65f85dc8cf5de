namespace ChatHub.Terminal.Editing;

/// <summary>A line that is asked for and not shown. The one that was being typed waits meanwhile.</summary>
internal sealed class SecretLine(Screen screen)
{
    private TaskCompletionSource<string?>? _answer;
    private LineBuffer? _before;

    /// <summary>What is asked; null when nothing is.</summary>
    public string? Question { get; private set; }

    public Task<string?> AskAsync(string question)
    {
        _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Question = question;
        _before = screen.Exchange(new LineBuffer());
        return _answer.Task;
    }

    /// <summary>Takes an entered line, or null for none.</summary>
    /// <returns>False when nothing was asked.</returns>
    public bool Answer(string? typed)
    {
        if (Question is null)
            return false;
        Question = null;
        screen.Exchange(_before!);
        _answer!.TrySetResult(string.IsNullOrEmpty(typed) ? null : typed);
        return true;
    }
}
