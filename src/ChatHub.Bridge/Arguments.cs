using System.CommandLine;
using System.CommandLine.Parsing;
using ChatHub.Terminal;

namespace ChatHub.Bridge;

/// <summary>The command line.</summary>
internal static class Arguments
{
    private static readonly Argument<Uri> Server = new("URL")
    {
        Description = "Endereço do servidor",
        DefaultValueFactory = _ => new Uri("http://localhost:5000"),
        CustomParser = ParseAddress,
    };

    private static readonly Option<string?> Nick = new("--nick", "-n")
    {
        Description = "Nick de quem publica",
        HelpName = "NICK",
    };

    private static readonly Option<string?> Group = new("--group", "-g")
    {
        Description = "Grupo que recebe as linhas; é criado se não existir",
        HelpName = "GRUPO",
    };

    private static readonly Option<string?> State = new("--state")
    {
        Description = "Pasta onde ficam o token, a posição e a fila de envio (padrão: ~/.local/state/chathub; no Windows, os dados locais do usuário)",
        HelpName = "PASTA",
    };

    private static readonly Option<string?> PasswordVariable = new("--password-env")
    {
        Description = "Variável de ambiente com a senha do nick",
        HelpName = "VARIÁVEL",
    };

    public static readonly RootCommand Root = Build();

    private static RootCommand Build()
    {
        var root = new RootCommand($"""
            Publica em um grupo do ChatHub cada linha da entrada padrão:
              tail -f app.log | chathub-bridge http://localhost:5000 --nick robo --group avisos

            Uma linha lida é guardada em disco e enviada uma vez só, mesmo que o servidor ou este programa caia. Linhas vazias são
            puladas; uma linha com mais de {LineCutter.Longest} caracteres vira várias mensagens, e cada uma que continua termina em {LineCutter.Mark}

            {ExitCodes.Explained}
            """)
        {
            Server, Nick, Group, State, PasswordVariable,
        };
        PortugueseHelp.For(root);
        root.SetAction(RunAsync);
        return root;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (parsed.GetValue(Nick) is not { } nick)
            return Relay.Fail(ExitCodes.Usage, "Erro, falta o nick: use --nick NICK");
        if (parsed.GetValue(Group) is not { } group)
            return Relay.Fail(ExitCodes.Usage, "Erro, falta o grupo: use --group GRUPO");
        var settings = new Settings(parsed.GetRequiredValue(Server), nick, group, parsed.GetValue(State), parsed.GetValue(PasswordVariable));
        return Relay.RunAsync(settings, cancel);
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return new UriBuilder(address) { UserName = "", Password = "" }.Uri; // shown, and nobody's business
        result.AddError($"URL inválida: {text[(text.LastIndexOf('@') + 1)..]} (use http://… ou https://…)");
        return null;
    }
}
