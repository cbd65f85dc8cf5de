using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using ChatHub.Client;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;

namespace ChatHub.Terminal.Modes;

/// <summary>Runs what a person types, in order: a message is queued and the next line taken, any other command is waited for.</summary>
internal sealed class LineRunner(ChatClient chat, IDisplay display, EventPrinter printer)
{
    public async Task RunAsync(ChannelReader<string> lines, CancellationToken cancel)
    {
        await foreach (var line in lines.ReadAllAsync(cancel))
        {
            if (!string.IsNullOrWhiteSpace(line))
                await TryAsync(() => RunAsync(line, cancel));
        }
    }

    private async Task RunAsync(string line, CancellationToken cancel)
    {
        if (ChatClient.Sends(line))
        {
            var outgoing = await chat.SendLineAsync(line, cancel);
            if (chat.State != ConnectionState.Connected)
                display.Status("sem conexão: a mensagem está na fila e será enviada quando ela voltar");
            _ = TryAsync(async () => printer.Answer(await outgoing.Answer.WaitAsync(cancel)));
        }
        else if (chat.State != ConnectionState.Connected && !IsExit(line))
        {
            display.Status("sem conexão: só -msg, -msgt e -exit funcionam agora");
        }
        else
        {
            printer.Answer(await chat.RunAsync(line, cancel));
        }
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
        catch (ChatConnectionLostException)
        {
            display.Refusal("Erro, a conexão caiu antes da resposta; não se sabe se o comando foi executado");
        }
        catch (Exception exception)
        {
            display.Refusal($"Erro, {Escaping.Word(exception.Message)}");
        }
    }

    private static bool IsExit(string line) => line.Trim().Equals("-exit", StringComparison.OrdinalIgnoreCase);
}
