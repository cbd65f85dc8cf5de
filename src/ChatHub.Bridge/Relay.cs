using System.Text;
using ChatHub.Client;

namespace ChatHub.Bridge;

/// <summary>Runs the bridge, and says by its exit code how it went.</summary>
internal static class Relay
{
    public static async Task<int> RunAsync(Settings settings, CancellationToken cancel)
    {
        if ((settings.StateFolder ?? UsualFolder()) is not { } folder)
            return await Fail(ExitCodes.Usage, "Erro, não há pasta pessoal para guardar o estado: use --state PASTA");
        using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        try
        {
            await using var chat = new ChatClient(new ChatClientOptions
            {
                Server = settings.Server,
                Nick = settings.Nick,
                StateFolder = folder,
                Password = _ => new(settings.PasswordVariable is { } variable ? Environment.GetEnvironmentVariable(variable) : null),
            });
            await using var post = new Post(chat, settings, Console.Error);
            return await post.RunAsync(input, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (StateInUseException)
        {
            return await Fail(ExitCodes.Usage, $"{settings.Nick} já está aberto em outra instância");
        }
        catch (ChatRefusedException refused)
        {
            return await Fail(ExitCodes.Usage, refused.Text);
        }
        catch (ChatEndedException ended)
        {
            return await Fail(ExitCodes.Ended, ended.End.Text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await Fail(ExitCodes.Failed, FailureText.Of(exception));
        }
    }

    private static string? UsualFolder()
    {
        try
        {
            return FileClientState.DefaultRoot;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static async Task<int> Fail(int exitCode, string text)
    {
        await Console.Error.WriteLineAsync(text);
        return exitCode;
    }
}
