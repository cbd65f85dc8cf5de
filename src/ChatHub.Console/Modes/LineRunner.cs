using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;
using ChatHub.Terminal.Local;

namespace ChatHub.Terminal.Modes;

/// <summary>
/// Runs what a person types, in order: a message is queued and the next line taken, any other command is waited for. <see cref="LineKind"/> says which
/// line is a command; anything else is said in the chosen conversation. When the person leaves, what was entered and says something is still queued.
/// </summary>
internal sealed class LineRunner(Desk desk, IPrinter printer, Trouble trouble)
{
    private static readonly TimeSpan ConnectionChecks = TimeSpan.FromMilliseconds(100);

    private readonly TerminalDisplay display = desk.Display;

    public async Task RunAsync(ChannelReader<string> lines, CancellationToken cancel)
    {
        await foreach (var line in lines.ReadAllAsync(CancellationToken.None))
        {
            if (!Blank.Is(line) && (!cancel.IsCancellationRequested || SaysSomething(line)))
                await TryAsync(() => RunAsync(line, cancel));
        }
    }

    private bool SaysSomething(string line) => ChatClient.Sends(line)
        || (desk.Talks.Chosen is not null && !LineKind.IsLocal(line) && !LineKind.IsCommand(line) && !LineKind.HasWrongDash(line));

    private async Task RunAsync(string line, CancellationToken cancel)
    {
        if (LineKind.IsLocal(line))
            await WhileConnectedAsync(TryAsync(() => LocalAsync(line, cancel)), cancel);
        else if (ChatClient.Sends(line))
            Follow(line, await desk.Chat.SendLineAsync(line, CancellationToken.None), cancel);
        else if (LineKind.IsCommand(line))
            await CommandAsync(line, cancel);
        else if (LineKind.HasWrongDash(line))
            Refuse(line, "Erro, nada foi enviado: o traço de um comando é o hífen (-). ↑ traz a linha de volta para você corrigir");
        else if (desk.Talks.Chosen is { } talk)
            Follow(line, await desk.Chat.SendAsync(talk, LineKind.TextOf(line), CancellationToken.None), cancel);
        else
            Refuse(line, Refusals.NotACommand.Text, "ou escolha uma conversa para o que você escreve sem comando: /conversa NOME");
    }

    private async Task LocalAsync(string line, CancellationToken cancel)
    {
        display.Typed(line);
        await LocalCommands.RunAsync(desk, line, cancel);
    }

    /// <summary>Shows it as waiting until it is answered. Accepted, it comes back by itself; what the server says besides is for who typed a command.</summary>
    private void Follow(string line, Outgoing outgoing, CancellationToken cancel)
    {
        desk.Screen.Redraw();
        _ = TryAsync(async () =>
        {
            var reply = await outgoing.Answer.WaitAsync(cancel);
            if (!reply.Ok)
                display.Typed(line);
            if (!reply.Ok || outgoing.Message.To is null)
                printer.Answer(line, reply);
            else
                desk.Screen.Redraw();
        });
    }

    private async Task CommandAsync(string line, CancellationToken cancel)
    {
        display.Typed(line);
        if (desk.Chat.State != ConnectionState.Connected && !IsExit(line))
            display.Status("sem conexão: só mensagens, -exit e os comandos locais funcionam agora");
        else
            await WhileConnectedAsync(TryAsync(async () => printer.Answer(line, await desk.Chat.RunAsync(line, cancel))), cancel);
    }

    /// <summary>A connection that breaks before the answer keeps nobody from writing on: what comes next is queued, and the answer comes when it can.</summary>
    private async Task WhileConnectedAsync(Task running, CancellationToken cancel)
    {
        while (!running.IsCompleted && !cancel.IsCancellationRequested && (desk.Chat.State == ConnectionState.Connected || desk.Chat.End is not null))
        {
            await Task.WhenAny(running, Task.Delay(ConnectionChecks, TimeProvider.System, cancel));
        }
    }

    private void Refuse(string line, string why, string? advice = null)
    {
        display.Typed(line);
        display.Refusal(why);
        if (advice is not null)
            display.Status(advice);
    }

    [SuppressMessage("Design", "CA1031", Justification = "One line's fault is told to whoever typed it, and the next line has its own chance.")]
    private async Task TryAsync(Func<Task> run)
    {
        try
        {
            await run();
        }
        catch (Exception exception) when (exception is OperationCanceledException or ChatEndedException)
        {
            // Leaving.
        }
        catch (ChatConnectionLostException lost)
        {
            display.Refusal(trouble.With("Erro, a conexão caiu antes da resposta; não se sabe se o comando foi executado", lost.InnerException));
        }
        catch (Exception exception)
        {
            display.Refusal($"Erro, {Escaping.Word(trouble.Of(exception))}");
        }
    }

    private static bool IsExit(string line) => line.Trim().Equals("-exit", StringComparison.OrdinalIgnoreCase);
}
