using System.Globalization;
using ChatHub.Contracts;
using ChatHub.Terminal.Display;
using ChatHub.Terminal.Talks;

namespace ChatHub.Terminal.Local;

/// <summary>The table of local commands: help, hints and completion derive from it.</summary>
internal static class LocalCommands
{
    public const char Sign = '/';
    public const string NameParameter = "[NOME]";

    private const int FewMessages = 20;

    public static readonly IReadOnlyList<LocalCommand> All =
    [
        new("/ajuda", "", "mostra estes comandos e as teclas", HelpAsync),
        new("/conversa", NameParameter, "escolhe o nick ou #grupo para quem vai o que você escreve", ChooseAsync),
        new("/conversas", "", "lista as conversas", ListAsync),
        new("/historico", "[QUANTAS]", "mostra as últimas mensagens da conversa", HistoryAsync),
        new("/senha", "", "dá uma senha ao nick, ou troca a que ele tem", PasswordAsync),
        new("/entradas", "", "mostra ou esconde quem entra e quem sai", EntriesAsync),
        new("/sino", "", "liga ou desliga o som", BellAsync),
        new("/limpar", "", "limpa a tela", ClearAsync),
        new("/sair", "", "sai do programa; o que está na fila fica guardado", LeaveAsync),
    ];

    public static LocalCommand? Named(string name) => All.FirstOrDefault(command => command.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static Task RunAsync(Desk desk, string line, CancellationToken cancel)
    {
        var words = line.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Named(words[0]) is { } command)
            return command.Run(desk, words.ElementAtOrDefault(1) ?? "", cancel);
        desk.Display.Refusal("Erro, comando local inexistente. Use /ajuda, ou comece com // para enviar uma mensagem que começa com /");
        return Task.CompletedTask;
    }

    private static Task HelpAsync(Desk desk, string argument, CancellationToken cancel)
    {
        var width = All.Max(command => command.Name.Length + command.Parameters.Length) + 1;
        desk.Display.Reply(string.Join('\n', [
            "Comandos locais:",
            .. All.Select(command => $"  {$"{command.Name} {command.Parameters}".PadRight(width)}  {command.Summary}"),
            "Teclas:",
            "  Tab, Shift+Tab        completa comandos, nicks e grupos; de novo, outra opção",
            "  Alt+1 … Alt+9         outra conversa, pelo número de /conversas",
            "  Ctrl+N, Ctrl+P        a conversa da última mensagem recebida ou a próxima, a anterior",
            "  ↑ ↓                   linhas anteriores",
            "  Ctrl+A, Ctrl+E        início e fim da linha; Ctrl+← Ctrl+→ por palavras",
            "  Ctrl+U, K, W          apaga até o início, até o fim, uma palavra",
            "  Ctrl+L                limpa a tela",
            "  Ctrl+R                sem conexão, tenta de novo já",
            "  Ctrl+C                apaga a linha; duas vezes, sai",
            "Os comandos do servidor começam com um traço e uma letra: -help",
        ]));
        return Task.CompletedTask;
    }

    private static Task ChooseAsync(Desk desk, string name, CancellationToken cancel)
    {
        if (name.Length == 0)
            desk.Talks.ChooseNone();
        else
            desk.Talks.Choose(Meant(desk, name));
        desk.Screen.Redraw();
        return Task.CompletedTask;
    }

    /// <summary>A sign before the name says what it is; without one, a group that is known by it comes first.</summary>
    private static MessageTarget Meant(Desk desk, string name) => name switch
    {
        [Talk.GroupSign, .. var group] => Client.Recipient.Group(group),
        [Talk.UserSign, .. var nick] => Client.Recipient.User(nick),
        _ when desk.Known.IsGroup(name) => Client.Recipient.Group(name),
        _ => Client.Recipient.User(name),
    };

    private static Task ListAsync(Desk desk, string argument, CancellationToken cancel)
    {
        var talks = desk.Talks.All;
        desk.Display.Reply(talks.Count == 0
            ? "Nenhuma conversa ainda"
            : string.Join('\n', talks.Select((talk, index) => $"{index + 1}  {Escaping.Word(talk)}")));
        return Task.CompletedTask;
    }

    private static async Task HistoryAsync(Desk desk, string argument, CancellationToken cancel)
    {
        if (desk.Talks.Chosen is not { } talk)
        {
            desk.Display.Refusal("Erro, escolha antes uma conversa: /conversa NOME");
            return;
        }

        if (desk.Chat.State != Client.ConnectionState.Connected)
        {
            desk.Display.Status("sem conexão: o histórico está no servidor");
            return;
        }

        var count = FewMessages;
        if (argument.Length > 0 && (!int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out count) || count < 1))
        {
            desk.Display.Refusal("Erro, parâmetros inválidos. Uso: /historico [QUANTAS]");
            return;
        }

        var reply = await desk.Chat.HistoryAsync(talk.Kind, talk.Name, before: null, Math.Min(count, Limits.Default.HistoryPage), cancel);
        if (reply.HasData)
            desk.Display.History($"histórico de {Escaping.Word(Talk.LabelOf(talk))}", reply.Data.Items);
        else
            desk.Display.Refusal(Escaping.Lines(reply.Text));
    }

    /// <summary>Only the server knows whether the nick has a password: the current one is asked for when it wants it.</summary>
    private static async Task PasswordAsync(Desk desk, string argument, CancellationToken cancel)
    {
        try
        {
            var password = await desk.Editor.AskAsync("Nova senha: ").WaitAsync(cancel);
            if (password is null)
                return;
            if (await desk.Editor.AskAsync("Nova senha, de novo: ").WaitAsync(cancel) != password)
            {
                desk.Display.Refusal("Erro, as duas não são iguais");
                return;
            }

            var reply = await desk.Chat.SetPasswordAsync(current: null, password, cancel);
            if (reply.Code == Refusals.PasswordRequired.Code && await desk.Editor.AskAsync("Senha atual: ").WaitAsync(cancel) is { } current)
                reply = await desk.Chat.SetPasswordAsync(current, password, cancel);
            if (reply.Ok)
                desk.Display.Reply(reply.Text);
            else
                desk.Display.Refusal(Escaping.Lines(reply.Text));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            desk.Display.Status("a senha continua como estava");
        }
    }

    private static Task EntriesAsync(Desk desk, string argument, CancellationToken cancel)
    {
        desk.File.Change(kept => kept with { ShowsEntries = !kept.ShowsEntries });
        desk.Display.Status(desk.File.Kept.ShowsEntries ? "quem entra e quem sai aparece aqui" : "quem entra e quem sai não aparece mais");
        return Task.CompletedTask;
    }

    private static Task BellAsync(Desk desk, string argument, CancellationToken cancel)
    {
        desk.Bell.On = !desk.Bell.On;
        desk.Display.Status(desk.Bell.On ? "som ligado" : "som desligado");
        return Task.CompletedTask;
    }

    private static Task ClearAsync(Desk desk, string argument, CancellationToken cancel)
    {
        desk.Screen.Clear();
        return Task.CompletedTask;
    }

    private static Task LeaveAsync(Desk desk, string argument, CancellationToken cancel)
    {
        desk.Leave();
        return Task.CompletedTask;
    }
}
