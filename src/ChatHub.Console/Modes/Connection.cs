using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;

namespace ChatHub.Terminal.Modes;

/// <summary>A client with its state, or the exit code that says why there is none.</summary>
internal static class Connection
{
    private const int PasswordAttempts = 3;

    public static ChatClient? Open(Settings settings, IDisplay display, bool interactive, out int exitCode)
    {
        exitCode = ExitCodes.Done;
        try
        {
            return new ChatClient(new ChatClientOptions
            {
                Server = settings.Server,
                Nick = settings.Nick,
                Password = Passwords.From(settings, interactive),
                State = FileClientState.Open(settings.StateFolder, settings.Server, settings.Nick),
            });
        }
        catch (StateInUseException)
        {
            exitCode = ExitCodes.Usage;
            display.Refusal($"Erro, {settings.Nick} já está aberto em outra instância deste programa");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            exitCode = ExitCodes.StateFailed;
            display.Refusal($"Erro, a pasta {settings.StateFolder} não pode ser usada: {exception.Message}");
        }

        return null;
    }

    /// <returns>Null once connected, otherwise the exit code.</returns>
    public static async Task<int?> StartAsync(ChatClient chat, IDisplay display, bool interactive, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await chat.StartAsync(cancel);
                return null;
            }
            catch (ChatRefusedException refused)
            {
                display.Refusal(Escaping.Lines(refused.Text));
                if (!interactive || refused.Code != Refusals.PasswordWrong.Code || attempt == PasswordAttempts)
                    return ExitCodes.Usage;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                display.Refusal($"Erro, o estado local não pode ser usado: {exception.Message}");
                return ExitCodes.StateFailed;
            }
        }
    }
}
