using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;

namespace ChatHub.Terminal.Modes;

/// <summary>A client with its state, or the exit code that says why there is none.</summary>
internal static class Connection
{
    private const int PasswordAttempts = 3;

    public static ChatClient? Open(
        Settings settings, Action<string> fault, Func<CancellationToken, ValueTask<string?>> password, out FileClientState? state, out int exitCode)
    {
        (state, exitCode) = (null, ExitCodes.Done);
        try
        {
            return new ChatClient(new ChatClientOptions
            {
                Server = settings.Server,
                Nick = settings.Nick,
                Password = password,
                State = state = FileClientState.Open(settings.StateFolder, settings.Server, settings.Nick),
            });
        }
        catch (StateInUseException)
        {
            exitCode = ExitCodes.Usage;
            fault($"Erro, {settings.Nick} já está aberto em outra instância deste programa");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            exitCode = ExitCodes.StateFailed;
            fault($"Erro, a pasta {settings.StateFolder} não pode ser usada: {settings.Trouble.Of(exception)}");
        }

        return null;
    }

    /// <param name="chat">The client.</param>
    /// <param name="fault">Told what is wrong.</param>
    /// <param name="trouble">How.</param>
    /// <param name="interactive">Whether a password may be tried again.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Null once connected, otherwise the exit code.</returns>
    public static async Task<int?> StartAsync(ChatClient chat, Action<string> fault, Trouble trouble, bool interactive, CancellationToken cancel)
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
                fault(Escaping.Lines(refused.Text));
                if (!interactive || refused.Code != Refusals.PasswordWrong.Code || attempt == PasswordAttempts)
                    return ExitCodes.Usage;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                fault($"Erro, o estado local não pode ser usado: {trouble.Of(exception)}");
                return ExitCodes.StateFailed;
            }
        }
    }
}
