namespace ChatHub.Terminal.Editing;

/// <summary>
/// A line that is asked for and not shown. The one that was being typed waits meanwhile. Who asks and who types are two threads: both come here
/// within an edit of the screen, whose lock is the only one.
/// </summary>
internal sealed class SecretLine(Screen screen)
{
    private TaskCompletionSource<string?>? _answer;
    private LineBuffer? _before;

    /// <summary>What is asked; null when nothing is.</summary>
    public string? Question { get; private set; }

    /// <summary>Asks; null when nothing was typed. Cancelled when the person cancels, or something else is asked meanwhile.</summary>
    public Task<string?> AskAsync(string question)
    {
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        screen.Edit(_ =>
        {
            Cancel();
            _before = screen.Exchange(new LineBuffer());
            (_answer, Question) = (answer, question);
        });
        return answer.Task;
    }

    /// <summary>Takes an entered line; to be called within <see cref="Screen.Edit"/>.</summary>
    /// <returns>False when nothing was asked.</returns>
    public bool Answer(string typed) => Close(answer => answer.TrySetResult(typed.Length == 0 ? null : typed));

    /// <summary>Takes the question back; to be called within <see cref="Screen.Edit"/>.</summary>
    /// <returns>False when nothing was asked.</returns>
    public bool Cancel() => Close(answer => answer.TrySetCanceled(CancellationToken.None));

    private bool Close(Action<TaskCompletionSource<string?>> end)
    {
        if (Question is null)
            return false;
        Question = null;
        screen.Exchange(_before!);
        end(_answer!);
        return true;
    }
}
