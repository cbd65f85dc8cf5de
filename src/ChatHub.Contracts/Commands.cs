namespace ChatHub.Contracts;

/// <summary>The command table: the only place where a command is declared. Help, arity, usage errors, completion and README derive from it.</summary>
public static class Commands
{
    /// <summary>Those with Unicode's property Quotation_Mark, and what is typed for them. Phones and word processors turn straight ones into others.</summary>
    private const string Quotes = "\"'`´«»‘’‚‛“”„‟‹›′″‵‶❛❜❝❞❮❯⹂「」『』〝〞〟﹁﹂﹃﹄＂＇｢｣";

    /// <summary>One row for each way of using a command, in the order in which help shows them.</summary>
    public static readonly IReadOnlyList<Command> All =
    [
        new("-help", "[COMANDO]", nameof(IChatHub.Help),
            "mostra os comandos, ou o uso de um deles", async (hub, a) => await hub.Help(a["COMANDO"])),
        new("-exit", "", nameof(IChatHub.Exit),
            "despede-se e desconecta", async (hub, _) => await hub.Exit()),
        new("-listarusuarios", "", nameof(IChatHub.ListUsers),
            "lista os usuários conectados", async (hub, _) => await hub.ListUsers()),
        new("-criargrupo", "NOME_DO_GRUPO", nameof(IChatHub.CreateGroup),
            "cria um grupo e entra nele", async (hub, a) => await hub.CreateGroup(a["NOME_DO_GRUPO"]!)),
        new("-listargrupos", "", nameof(IChatHub.ListGroups),
            "lista os grupos", async (hub, _) => await hub.ListGroups()),
        new("-listausrgrupo", "NOME_DO_GRUPO", nameof(IChatHub.ListGroupUsers),
            "lista os usuários de um grupo", async (hub, a) => await hub.ListGroupUsers(a["NOME_DO_GRUPO"]!)),
        new("-entrargrupo", "NOME_GRUPO", nameof(IChatHub.JoinGroup),
            "entra em um grupo", async (hub, a) => await hub.JoinGroup(a["NOME_GRUPO"]!)),
        new("-sairgrupo", "NOME_GRUPO", nameof(IChatHub.LeaveGroup),
            "sai de um grupo", async (hub, a) => await hub.LeaveGroup(a["NOME_GRUPO"]!)),
        new("-msg", "\"U\" NICK MENSAGEM", nameof(IChatHub.Message),
            "envia uma mensagem a um usuário", async (hub, a) => await hub.Message("U", a["NICK"]!, a["MENSAGEM"]!, a.Id)),
        new("-msg", "\"G\" NOME_DO_GRUPO MENSAGEM", nameof(IChatHub.Message),
            "envia uma mensagem a um grupo", async (hub, a) => await hub.Message("G", a["NOME_DO_GRUPO"]!, a["MENSAGEM"]!, a.Id)),
        new("-msgt", "\"C\" MENSAGEM", nameof(IChatHub.MessageAll),
            "envia uma mensagem a todos os usuários conectados", async (hub, a) => await hub.MessageAll("C", a["MENSAGEM"]!, a.Id)),
        new("-msgt", "\"D\" MENSAGEM", nameof(IChatHub.MessageAll),
            "envia uma mensagem a todos os usuários desconectados", async (hub, a) => await hub.MessageAll("D", a["MENSAGEM"]!, a.Id)),
        new("-msgt", "\"T\" MENSAGEM", nameof(IChatHub.MessageAll),
            "envia uma mensagem a todos os usuários", async (hub, a) => await hub.MessageAll("T", a["MENSAGEM"]!, a.Id)),
    ];

    /// <summary>The table as clients get it.</summary>
    public static readonly IReadOnlyList<CommandView> Views = [.. All.Select(command => command.View)];

    /// <summary>The rows of the command that a typed line begins with; none when it names no command.</summary>
    /// <param name="line">The line; white space before it does not matter.</param>
    /// <param name="rest">What follows the command's name.</param>
    public static IReadOnlyList<Command> Named(ReadOnlySpan<char> line, out ReadOnlySpan<char> rest)
    {
        rest = line.TrimStart();
        var name = NextWord(ref rest).ToString();
        return [.. All.Where(command => command.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
    }

    /// <summary>Takes the characters up to the next white space, or to the end, off a line.</summary>
    /// <param name="rest">The line; afterwards, what follows the word.</param>
    public static ReadOnlySpan<char> NextWord(ref ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && !char.IsWhiteSpace(rest[length]))
        {
            length++;
        }

        var word = rest[..length];
        rest = rest[length..];
        return word;
    }

    /// <summary>A word without the quotation marks around it, of whatever kind.</summary>
    /// <param name="word">As typed.</param>
    public static ReadOnlySpan<char> WithoutQuotes(ReadOnlySpan<char> word) => word.Trim(Quotes);

    /// <summary>How a command is used: its syntaxes, joined by <c> ou </c>.</summary>
    public static string Usage(string name) => string.Join(" ou ", All.Where(command => command.Name == name).Select(command => command.Syntax));
}
