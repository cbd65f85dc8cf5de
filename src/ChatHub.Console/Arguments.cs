using System.CommandLine;
using System.CommandLine.Parsing;
using ChatHub.Client;
using ChatHub.Terminal.Modes;

namespace ChatHub.Terminal;

/// <summary>The command line.</summary>
internal static class Arguments
{
    private const double PipeTimeout = 30;

    private static readonly Argument<Uri> Server = new("URL")
    {
        Description = "Endereço do servidor",
        DefaultValueFactory = _ => new Uri("http://localhost:5000"),
        CustomParser = ParseAddress,
    };

    private static readonly Option<string> Nick = new("--nick", "-n")
    {
        Description = "Seu nick",
        HelpName = "NICK",
        Required = true,
    };

    private static readonly Option<string> State = new("--state")
    {
        Description = "Pasta onde ficam o token, a posição e a fila de envio",
        HelpName = "PASTA",
        DefaultValueFactory = _ => FileClientState.DefaultRoot,
    };

    private static readonly Option<string?> PasswordVariable = new("--password-env")
    {
        Description = "Variável de ambiente com a senha do nick; sem ela, a senha é pedida no terminal",
        HelpName = "VARIÁVEL",
    };

    private static readonly Option<double?> Timeout = new("--timeout")
    {
        Description = $"Segundos sem conexão até desistir (padrão: {PipeTimeout} em um pipe, nunca em um terminal; 0: nunca)",
        HelpName = "SEGUNDOS",
    };

    public static readonly RootCommand Root = Build();

    private static RootCommand Build()
    {
        var root = new RootCommand($"""
            Cliente de console do ChatHub.

            Em um terminal, conversa: digite -help para ver os comandos. Em um pipe, executa cada linha da entrada, espera as
            respostas, mostra as mensagens pendentes e termina:
              echo '-msg "U" maria oi' | chathub http://localhost:5000 --nick ana

            {ExitCodes.Explained}
            """)
        {
            Server, Nick, State, PasswordVariable, Timeout,
        };
        Timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is < 0 or > int.MaxValue / 1000)
                result.AddError("--timeout: use um número de segundos a partir de 0");
        });
        root.SetAction((parsed, cancel) => Console.IsInputRedirected || Console.IsOutputRedirected
            ? PipeMode.RunAsync(Read(parsed, PipeTimeout), cancel)
            : TerminalMode.RunAsync(Read(parsed, 0), cancel));
        return root;
    }

    private static Settings Read(ParseResult parsed, double timeout)
    {
        var seconds = parsed.GetValue(Timeout) ?? timeout;
        return new Settings(
            parsed.GetRequiredValue(Server), parsed.GetRequiredValue(Nick), parsed.GetRequiredValue(State), parsed.GetValue(PasswordVariable),
            seconds == 0 ? System.Threading.Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds));
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        result.AddError($"URL inválida: {text} (use http://… ou https://…)");
        return null;
    }
}
