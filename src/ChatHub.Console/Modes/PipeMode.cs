using System.Text;
using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;

namespace ChatHub.Terminal.Modes;

/// <summary>Lines in, lines out: runs each line, shows what is pending and what comes meanwhile, and leaves when all is answered.</summary>
internal static class PipeMode
{
    public static async Task<int> RunAsync(Settings settings, CancellationToken cancel)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true };
        await using var errors = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        var display = new PipeDisplay(output, errors);

        if (Connection.Open(settings, display, interactive: false, out var exitCode) is not { } chat)
            return exitCode;
        await using var closing = chat;
        using var run = new PipeRun(chat, new EventPrinter(display, settings.Server, chatty: false), settings.Timeout, cancel);
        try
        {
            return await run.RunAsync(display, input);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (OperationCanceledException)
        {
            display.Refusal($"Erro, sem conexão com {settings.Server}" + (chat.Queued > 0 ? $"; na fila: {chat.Queued}" : ""));
            return ExitCodes.NotConnected;
        }
        catch (ChatConnectionLostException)
        {
            display.Refusal("Erro, a conexão caiu antes da resposta; não se sabe se o comando foi executado");
            return ExitCodes.NotConnected;
        }
        catch (ChatEndedException ended)
        {
            return ended.End.Code == ByeCodes.Exit ? ExitCodes.Done : ExitCodes.Ended;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            display.Refusal($"Erro, o estado local não pôde ser gravado: {exception.Message}");
            return ExitCodes.StateFailed;
        }
    }
}
