using System.Runtime.InteropServices;
using System.Threading.Channels;
using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Completion;
using ChatHub.Terminal.Display;
using ChatHub.Terminal.Editing;
using ChatHub.Terminal.Local;
using ChatHub.Terminal.Talks;

namespace ChatHub.Terminal.Modes;

/// <summary>A person at a terminal.</summary>
internal static class TerminalMode
{
    public static async Task<int> RunAsync(Settings settings, CancellationToken cancel)
    {
        var colours = Colours.OfTerminal();
        var screen = new Screen(Console.Out, () => Console.WindowWidth, () => Console.WindowHeight, colours);
        var display = new TerminalDisplay(screen, colours);
        var known = new KnownNames();
        var talks = new TalkList();
        var lines = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
        ChatClient? open = null;
        DeskFile? file = null;
        var editor = new Editor(screen, new Cycle(new Completer(known)), Entered, key => Shortcuts.Press(key, talks, screen, () => open?.TryNow()));
        var password = Passwords.From(settings, () => editor.AskAsync($"Senha de {Escaping.Word(settings.Nick)}: "));
        if (Connection.Open(settings, display.Refusal, password, out var state, out var exitCode) is not { } chat)
            return exitCode;

        open = chat;
        file = new DeskFile(state!.Folder);
        Restore(file, screen, talks);
        await using var closing = chat;
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var desk = new Desk(chat, screen, display, editor, talks, file, known, new Bell(screen) { On = settings.Bell }, leaving.Cancel);
        screen.Foot = line => FootOfDesk.Of(desk, chat.Welcome?.Nick ?? settings.Nick, line);
        using var resized = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => screen.Redraw());
        Console.TreatControlCAsInput = true;
        screen.Begin();
        try
        {
            return await TalkAsync(desk, settings, lines, leaving.Token);
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            return ExitCodes.Done;
        }
        catch (TimeoutException)
        {
            display.Refusal($"Erro, sem conexão com {settings.Server}");
            return ExitCodes.NotConnected;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            display.Refusal($"Erro, o estado local não pôde ser gravado: {settings.Trouble.Of(exception)}");
            return ExitCodes.StateFailed;
        }
        finally
        {
            screen.End();
            if (chat.Queued > 0)
                display.Status(chat.Queued == 1 ? "1 mensagem espera na fila e vai na próxima vez" : $"{chat.Queued} mensagens esperam na fila e vão na próxima vez");
        }

        void Entered(string line)
        {
            file?.Note(line);
            lines.Writer.TryWrite(line);
        }
    }

    /// <summary>As an earlier run left it.</summary>
    private static void Restore(DeskFile file, Screen screen, TalkList talks)
    {
        if (file.Kept.Chosen is { } chosen)
            talks.Choose(chosen);
        talks.Chose = target => file.Change(kept => kept with { Chosen = target });
        screen.Edit(line => line.Remember(file.Kept.Lines));
    }

    private static async Task<int> TalkAsync(Desk desk, Settings settings, Channel<string> lines, CancellationToken cancel)
    {
        var printer = new EventPrinter(desk.Display, settings, announces: () => desk.File.Kept.ShowsEntries);
        var watching = new Watch(desk, printer).RunAsync(cancel);

        // From the moment that the start is under way messages can be queued: nobody has to wait for the server to write.
        var starting = StartAsync(desk, settings, cancel);
        new Keyboard(desk.Editor, desk.Leave).Start();
        var running = new LineRunner(desk, printer, settings.Trouble).RunAsync(lines.Reader, cancel);
        _ = CountDownAsync(desk, cancel);
        try
        {
            if (await starting is { } refused)
                return refused;
            await watching;
            return desk.Chat.End is { Code: not ByeCodes.Exit } ? ExitCodes.Ended : ExitCodes.Done;
        }
        finally
        {
            // The state is closed only when what was entered is in it, and what is being shown is kept as shown.
            desk.Leave();
            lines.Writer.Complete();
            await running;
            await watching.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task CountDownAsync(Desk desk, CancellationToken cancel)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
        try
        {
            while (await second.WaitForNextTickAsync(cancel))
            {
                if (desk.Chat.State == ConnectionState.Waiting)
                    desk.Screen.Redraw();
            }
        }
        catch (OperationCanceledException)
        {
            // Leaving.
        }
    }

    private static async Task<int?> StartAsync(Desk desk, Settings settings, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.Timeout);
        try
        {
            return await Connection.StartAsync(desk.Chat, desk.Display.Refusal, settings.Trouble, interactive: true, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
