namespace ChatHub.Terminal.Editing;

/// <summary>Keys, one after the other, on a thread of their own: reading one blocks it, and nothing can be told to stop it.</summary>
internal sealed class Keyboard(Editor editor, Action left)
{
    public void Start() => new Thread(Read) { IsBackground = true, Name = "Keyboard" }.Start();

    private void Read()
    {
        var keys = new KeyReader(() => Console.ReadKey(intercept: true), () => Console.KeyAvailable);
        try
        {
            while (editor.Press(keys.Next(), keys.More))
            {
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            // The terminal is gone.
        }

        left();
    }
}
