using System.Text;
using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;
using Microsoft.Win32.SafeHandles;

namespace ChatHub.Terminal.Modes;

/// <summary>Lines in, lines out: runs each line, shows what is pending and what comes meanwhile, and leaves when all is answered.</summary>
internal static class PipeMode
{
    /// <summary>Stands in a line for bytes that are no UTF-8; no message may hold it. Not NUL: a decoder's fallback takes that for its own end.</summary>
    public const char NoText = '\u0001';

    private const int StandardOutput = 1;

    private static readonly Encoding Strict = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(NoText.ToString()));

    public static async Task<int> RunAsync(Settings settings, Job job, CancellationToken cancel)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var input = new StreamReader(Console.OpenStandardInput(), Strict);
        await using var output = new StreamWriter(Output(), utf8) { AutoFlush = true };
        await using var errors = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        IPrinter printer = job.Json ? new JsonPrinter(output, settings.Trouble) : new EventPrinter(new PipeDisplay(output, errors), settings, announces: () => false);

        var password = Passwords.From(settings, Console.IsInputRedirected ? null : () => Task.Run(() => Passwords.Ask(settings.Nick)));
        if (Connection.Open(settings, printer.Fault, password, out _, out var exitCode) is not { } chat)
            return exitCode;
        await using var closing = chat;
        using var run = new PipeRun(chat, printer, job, settings, cancel);
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
            // Also of a reader that has left (… | head): what it was not given comes with the next run.
            errors.WriteLine($"Erro, o estado local ou a saída não pôde ser gravada: {settings.Trouble.Of(exception)}");
            return ExitCodes.StateFailed;
        }
    }

    /// <summary>
    /// .NET's own stream takes a pipe that nobody reads for a success, and what was written to it would count as shown. A file keeps .NET's: it shares
    /// its place in it with whoever else writes there.
    /// </summary>
    private static Stream Output()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var pipe = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }
}
