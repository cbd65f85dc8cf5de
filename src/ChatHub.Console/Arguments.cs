using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ChatHub.Client;
using ChatHub.Terminal.Modes;

namespace ChatHub.Terminal;

/// <summary>The command line.</summary>
internal static class Arguments
{
    private const double PipeTimeout = 30;
    private const double LongestWait = int.MaxValue / 1000;
    private const string DefaultServer = "http://localhost:5000";

    private static readonly Argument<Uri?> Server = new("URL")
    {
        Description = $"Endereço do servidor (padrão: {DefaultServer})",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = ParseAddress,
    };

    private static readonly Option<string?> Nick = new("--nick", "-n") { Description = "Seu nick", HelpName = "NICK" };

    private static readonly Option<string?> State = new("--state")
    {
        Description = "Pasta onde ficam o token, a posição e a fila de envio (padrão: ~/.local/state/chathub; no Windows, os dados locais do usuário)",
        HelpName = "PASTA",
    };

    private static readonly Option<string?> PasswordVariable = new("--password-env")
    {
        Description = "Variável de ambiente com a senha do nick; sem ela, a senha é pedida no terminal",
        HelpName = "VARIÁVEL",
    };

    private static readonly Option<double?> Timeout = Seconds(
        "--timeout", $"Segundos sem conexão até desistir (padrão: {PipeTimeout} em um pipe, nunca em um terminal ou com --tail; 0: nunca)");

    private static readonly Option<string[]> Send = new("--send")
    {
        Description = "Executa esta linha em vez das da entrada; pode ser repetida",
        HelpName = "LINHA",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<double?> Wait = Seconds("--wait", "Depois das linhas, espera tantos segundos e mostra o que chega");

    private static readonly Option<string?> Until = new("--until")
    {
        Description = "Depois das linhas, espera até que alguém escreva um texto que contém este (com --wait, no máximo tantos segundos)",
        HelpName = "TEXTO",
    };

    private static readonly Option<bool> Tail = new("--tail") { Description = "Não lê a entrada; mostra o que chega, até ser interrompido" };

    private static readonly Option<bool> Json = new("--json") { Description = "Mostra um objeto JSON por linha para cada coisa que acontece" };

    private static readonly Option<string?> Once = new("--once")
    {
        Description = "As linhas executadas de novo com a mesma chave são as mesmas mensagens: depois de uma interrupção, repita tudo",
        HelpName = "CHAVE",
    };

    private static readonly Option<bool> Verbose = new("--verbose") { Description = "Mostra também a causa técnica de cada falha, como o sistema a diz" };

    public static readonly RootCommand Root = Build();

    private static RootCommand Build()
    {
        var root = new RootCommand($"""
            Cliente de console do ChatHub.

            Em um terminal, conversa: digite -help ou /ajuda. Em um pipe, executa cada linha da entrada, espera as
            respostas, mostra as mensagens pendentes e termina:
              echo '-msg "U" maria oi' | chathub http://localhost:5000 --nick ana
              chathub --nick ana --send '-msg "U" eco oi' --until oi --wait 10

            URL, --nick, --state e --password-env também podem estar em ~/.config/chathub/config.json
            ("url", "nick", "state", "passwordEnv", "bell") ou, os três primeiros, em CHATHUB_URL, CHATHUB_NICK e CHATHUB_STATE.

            {ExitCodes.Explained}
            """)
        {
            Server, Nick, State, PasswordVariable, Timeout, Send, Wait, Until, Tail, Json, Once, Verbose,
        };
        PortugueseHelp.For(root);
        root.SetAction(RunAsync);
        return root;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var trouble = new Trouble(parsed.GetValue(Verbose));
        var file = new SettingsFile();
        try
        {
            file = SettingsFile.Load();
        }
        catch (IOException exception)
        {
            return await MisusedAsync(trouble.With($"Erro, o arquivo de configuração não pode ser lido: {exception.Message}", exception.InnerException));
        }

        if (Address(parsed.GetValue(Server)?.OriginalString ?? file.Url ?? DefaultServer) is not { } server)
            return await MisusedAsync(InvalidAddress(file.Url!));
        if ((parsed.GetValue(Nick) ?? file.Nick) is not { } nick)
            return await MisusedAsync("Erro, falta o nick: use --nick NICK");

        if ((parsed.GetValue(State) ?? file.State ?? DefaultState()) is not { } state)
            return await MisusedAsync("Erro, não há pasta pessoal para guardar o estado: use --state PASTA");

        var job = JobOf(parsed);
        var seconds = parsed.GetValue(Timeout) ?? (job is null || parsed.GetValue(Tail) ? 0 : PipeTimeout);
        var settings = new Settings(
            server, nick, state, parsed.GetValue(PasswordVariable) ?? file.PasswordEnv,
            seconds == 0 ? System.Threading.Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds), file.Bell ?? true, trouble);
        return job is null ? await TerminalMode.RunAsync(settings, cancel) : await PipeMode.RunAsync(settings, job, cancel);
    }

    /// <returns>Null for a conversation at a terminal.</returns>
    private static Job? JobOf(ParseResult parsed)
    {
        var (lines, tail, wait, until) = (parsed.GetValue(Send), parsed.GetValue(Tail), parsed.GetValue(Wait), parsed.GetValue(Until));
        var isTold = lines is { Length: > 0 } || tail || wait is not null || until is not null || parsed.GetValue(Json);
        if (!isTold && !Console.IsInputRedirected && !Console.IsOutputRedirected)
            return null;
        var stay = wait is { } seconds ? TimeSpan.FromSeconds(seconds)
            : tail || until is not null ? System.Threading.Timeout.InfiniteTimeSpan
            : TimeSpan.Zero;

        // Nobody types lines at a program that was told what to do; a terminal would only be kept waiting.
        var given = lines is { Length: > 0 } ? lines : tail || (isTold && !Console.IsInputRedirected) ? [] : null;
        return new Job(given, parsed.GetValue(Json), stay, until, parsed.GetValue(Once));
    }

    private static string? DefaultState()
    {
        try
        {
            return FileClientState.DefaultRoot;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<int> MisusedAsync(string text)
    {
        await Console.Error.WriteLineAsync(text);
        return ExitCodes.Usage;
    }

    private static Option<double?> Seconds(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "SEGUNDOS",
        CustomParser = ParseSeconds,
    };

    /// <summary>A script means the same whatever language the machine speaks: a point, never a comma.</summary>
    private static double? ParseSeconds(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= LongestWait)
            return seconds;
        result.AddError($"{text}: use um número de segundos a partir de 0, como 0.5");
        return null;
    }

    private static Uri? ParseAddress(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (Address(text) is { } address)
            return address;
        result.AddError(InvalidAddress(text));
        return null;
    }

    /// <summary>Without a name and a password: they are for no proxy's eyes but the user's own, and addresses are shown.</summary>
    private static Uri? Address(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? new UriBuilder(address) { UserName = "", Password = "" }.Uri
        : null;

    private static string InvalidAddress(string text) => $"URL inválida: {text[(text.LastIndexOf('@') + 1)..]} (use http://… ou https://…)";
}
