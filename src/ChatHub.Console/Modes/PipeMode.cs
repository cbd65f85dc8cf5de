using System.Text;
using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;

namespace ChatHub.Terminal.Modes;

/// <summary>Lines in, lines out: runs each line, shows what is pending and what comes meanwhile, and leaves when all is answered.</summary>
internal static class PipeMode
{
    public static async Task<int> RunAsync(Settings settings, Job job, CancellationToken cancel)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true };
        await using var errors = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        IPrinter printer = job.Json ? new JsonPrinter(output) : new EventPrinter(new PipeDisplay(output, errors), settings.Server, chatty: false);

        var password = Passwords.From(settings, Console.IsInputRedirected ? null : () => Task.Run(() => Passwords.Ask(settings.Nick)));
        if (Connection.Open(settings, printer.Fault, password, out var exitCode) is not { } chat)
            return exitCode;
        await using var closing = chat;
        using var run = new PipeRun(chat, printer, job, settings.Timeout, cancel);
        try
        {
            return await run.RunAsync(input);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (OperationCanceledException)
        {
            printer.Fault($"Erro, sem conexão com {settings.Server}" + (chat.Queued > 0 ? $"; na fila: {chat.Queued}" : ""));
            return ExitCodes.NotConnected;
        }
        catch (ChatConnectionLostException)
        {
            printer.Fault("Erro, a conexão caiu antes da resposta; não se sabe se o comando foi executado");
            return ExitCodes.NotConnected;
        }
        catch (ChatEndedException ended)
        {
            return ended.End.Code == ByeCodes.Exit ? ExitCodes.Done : ExitCodes.Ended;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A reader that has left (… | head) is told nothing more.
            errors.WriteLine($"Erro, o estado local ou a saída não pôde ser gravada: {exception.Message}");
            return ExitCodes.StateFailed;
        }
    }
}
