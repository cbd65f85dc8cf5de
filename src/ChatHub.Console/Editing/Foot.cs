namespace ChatHub.Terminal.Editing;

/// <summary>What stands below everything that was shown: rows about the state of things, and the line being typed.</summary>
/// <param name="Rows">From top to bottom; each is cut to the terminal's width.</param>
/// <param name="Prompt">Before the line.</param>
/// <param name="Hint">After the line, while the cursor is at its end: how it may go on.</param>
/// <param name="Secret">Whether what is typed is not shown.</param>
internal sealed record Foot(IReadOnlyList<string> Rows, string Prompt, string Hint = "", bool Secret = false);
