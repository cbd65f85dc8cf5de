namespace ChatHub.Terminal;

/// <summary>The nick's password: from the environment or typed unseen, never an argument that anybody on the machine could list.</summary>
internal static class Passwords
{
    /// <param name="settings">May name a variable.</param>
    /// <param name="ask">Asks for it where there is no variable; null where nobody can be asked.</param>
    public static Func<CancellationToken, ValueTask<string?>> From(Settings settings, Func<Task<string?>>? ask) => _ =>
    {
        if (settings.PasswordVariable is { } variable)
            return new(Environment.GetEnvironmentVariable(variable));
        return ask is null ? new((string?)null) : new(AskAsync(ask));
    };

    /// <summary>Whoever cancels the question has no password: the refusal stands.</summary>
    private static async Task<string?> AskAsync(Func<Task<string?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Asks on the terminal that keys come from, when what is shown goes elsewhere.</summary>
    public static string? Ask(string nick)
    {
        Console.Error.Write($"Senha de {nick}: ");
        var typed = new List<char>();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    Console.Error.WriteLine();
                    return typed.Count == 0 ? null : new string([.. typed]);
                case ConsoleKey.Backspace when typed.Count > 0:
                    typed.RemoveAt(typed.Count - 1);
                    break;
                case ConsoleKey.Backspace:
                    break;
                default:
                    if (!char.IsControl(key.KeyChar))
                        typed.Add(key.KeyChar);
                    break;
            }
        }
    }
}
