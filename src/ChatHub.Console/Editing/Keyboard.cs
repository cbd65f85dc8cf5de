namespace ChatHub.Terminal.Editing;

/// <summary>Keys, one after the other, on a thread of their own: reading one blocks it, and nothing can be told to stop it.</summary>
internal sealed class Keyboard(Screen screen, Action<string> entered, Action left)
{
    public void Start() => new Thread(Read) { IsBackground = true, Name = "Keyboard" }.Start();

    private void Read()
    {
        try
        {
            while (Handle(Console.ReadKey(intercept: true)))
            {
            }
        }
        catch (InvalidOperationException)
        {
            // The terminal is gone.
        }

        left();
    }

    private bool Handle(ConsoleKeyInfo key)
    {
        switch (key)
        {
            case { Key: ConsoleKey.Enter }:
                entered(screen.Enter());
                return true;
            case { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } when screen.Line.Text.Length == 0:
                return false;
            default:
                if (Editing(key) is { } change)
                    screen.Edit(change, more: Console.KeyAvailable);
                return true;
        }
    }

    private static Action<LineBuffer>? Editing(ConsoleKeyInfo key) => key switch
    {
        { Key: ConsoleKey.A, Modifiers: ConsoleModifiers.Control } => line => line.Home(),
        { Key: ConsoleKey.E, Modifiers: ConsoleModifiers.Control } => line => line.End(),
        { Key: ConsoleKey.K, Modifiers: ConsoleModifiers.Control } => line => line.DeleteToEnd(),
        { Key: ConsoleKey.U, Modifiers: ConsoleModifiers.Control } => line => line.DeleteToStart(),
        { Key: ConsoleKey.W, Modifiers: ConsoleModifiers.Control } => line => line.DeleteWord(),
        { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } => line => line.Delete(),
        { Key: ConsoleKey.Backspace } => line => line.Backspace(),
        { Key: ConsoleKey.Delete } => line => line.Delete(),
        { Key: ConsoleKey.LeftArrow } => line => line.Left(),
        { Key: ConsoleKey.RightArrow } => line => line.Right(),
        { Key: ConsoleKey.Home } => line => line.Home(),
        { Key: ConsoleKey.End } => line => line.End(),
        { Key: ConsoleKey.UpArrow } => line => line.Older(),
        { Key: ConsoleKey.DownArrow } => line => line.Newer(),
        { KeyChar: var character } when !char.IsControl(character) => line => line.Insert(character),
        _ => null,
    };
}
