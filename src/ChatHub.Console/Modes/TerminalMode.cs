using System.Threading.Channels;
using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;
using ChatHub.Terminal.Editing;

namespace ChatHub.Terminal.Modes;

/// <summary>A person at a terminal.</summary>
internal static class TerminalMode
{
    public static async Task<int> RunAsync(Settings settings, CancellationToken cancel)
    {
        var screen = new Screen(Console.Out, () => Console.WindowWidth);
        if (Connection.Open(settings, screen, interactive: true, out var exitCode) is not { } chat)
            return exitCode;

        await using var closing = chat;
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var printer = new EventPrinter(screen, settings.Server, chatty: true);
        screen.Status($"conectando a {settings.Server}; Ctrl+C sai");
        try
        {
            var reading = ReadAsync(chat, printer, leaving.Token);
            if (await StartAsync(chat, screen, settings.Timeout, leaving.Token) is { } refused)
                return refused;

            var lines = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
            screen.Begin();
            new Keyboard(screen, line => lines.Writer.TryWrite(line), leaving.Cancel).Start();
            _ = new LineRunner(chat, screen, printer).RunAsync(lines.Reader, leaving.Token);
            await reading;
            return chat.End is { Code: not ByeCodes.Exit } ? ExitCodes.Ended : ExitCodes.Done;
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            return ExitCodes.Done;
        }
        catch (TimeoutException)
        {
            screen.Refusal($"Erro, sem conexão com {settings.Server}");
            return ExitCodes.NotConnected;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            screen.Refusal($"Erro, o estado local não pôde ser gravado: {exception.Message}");
            return ExitCodes.StateFailed;
        }
        finally
        {
            screen.End();
        }
    }

    private static async Task ReadAsync(ChatClient chat, EventPrinter printer, CancellationToken cancel)
    {
        await foreach (var happened in chat.Messages(cancel))
        {
            printer.Print(happened);
        }
    }

    private static async Task<int?> StartAsync(ChatClient chat, Screen screen, TimeSpan timeout, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(timeout);
        try
        {
            return await Connection.StartAsync(chat, screen, interactive: true, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
