namespace ChatHub.Terminal.Editing;

/// <summary>What each key does to a line: as in a shell.</summary>
internal static class Keys
{
    /// <returns>The change; null when the key makes none.</returns>
    public static Action<LineBuffer>? ChangeOf(ConsoleKeyInfo key) => key switch
    {
        { Key: ConsoleKey.A, Modifiers: ConsoleModifiers.Control } => line => line.Home(),
        { Key: ConsoleKey.E, Modifiers: ConsoleModifiers.Control } => line => line.End(),
        { Key: ConsoleKey.B, Modifiers: ConsoleModifiers.Control } => line => line.Left(),
        { Key: ConsoleKey.F, Modifiers: ConsoleModifiers.Control } => line => line.Right(),
        { Key: ConsoleKey.K, Modifiers: ConsoleModifiers.Control } => line => line.DeleteToEnd(),
        { Key: ConsoleKey.U, Modifiers: ConsoleModifiers.Control } => line => line.DeleteToStart(),
        { Key: ConsoleKey.W, Modifiers: ConsoleModifiers.Control } => line => line.DeleteWord(),
        { Key: ConsoleKey.Backspace, Modifiers: ConsoleModifiers.Alt } => line => line.DeleteWord(),
        { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } => line => line.Delete(),
        { Key: ConsoleKey.LeftArrow, Modifiers: ConsoleModifiers.Control or ConsoleModifiers.Alt } => line => line.WordLeft(),
        { Key: ConsoleKey.RightArrow, Modifiers: ConsoleModifiers.Control or ConsoleModifiers.Alt } => line => line.WordRight(),
        { Key: ConsoleKey.B, Modifiers: ConsoleModifiers.Alt } => line => line.WordLeft(),
        { Key: ConsoleKey.F, Modifiers: ConsoleModifiers.Alt } => line => line.WordRight(),
        { Key: ConsoleKey.Backspace } => line => line.Backspace(),
        { Key: ConsoleKey.Delete } => line => line.Delete(),
        { Key: ConsoleKey.LeftArrow } => line => line.Left(),
        { Key: ConsoleKey.RightArrow } => line => line.Right(),
        { Key: ConsoleKey.Home } => line => line.Home(),
        { Key: ConsoleKey.End } => line => line.End(),
        { Key: ConsoleKey.UpArrow } => line => line.Older(),
        { Key: ConsoleKey.DownArrow } => line => line.Newer(),
        { KeyChar: var character } when !char.IsControl(character) && !key.Modifiers.HasFlag(ConsoleModifiers.Alt) => line => line.Insert(character),
        _ => null,
    };
}
