using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class HelpTests
{
    private static readonly string[] Syntaxes =
    [
        "-help [COMANDO]",
        "-exit",
        "-listarusuarios",
        "-criargrupo NOME_DO_GRUPO",
        "-listargrupos",
        "-listausrgrupo NOME_DO_GRUPO",
        "-entrargrupo NOME_GRUPO",
        "-sairgrupo NOME_GRUPO",
        "-msg \"U\" NICK MENSAGEM",
        "-msg \"G\" NOME_DO_GRUPO MENSAGEM",
        "-msgt \"C\" MENSAGEM",
        "-msgt \"D\" MENSAGEM",
        "-msgt \"T\" MENSAGEM",
    ];

    [Theory, EachWay]
    public async Task Help_shows_every_command_with_its_syntax_and_one_line(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        var reply = await ana.By(way).Help(command: null);

        Assert.Equal(Syntaxes, reply.Done().Select(row => row.Syntax));
        Assert.All(reply.Done(), row =>
        {
            Assert.Contains(row.Syntax, reply.Text, StringComparison.Ordinal);
            Assert.Contains(row.Summary, reply.Text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [EachWay("-msg")]
    [EachWay("msg")]
    public async Task Help_of_one_command_shows_its_uses_and_no_others(HttpTransportType transport, Way way, string asked)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        var reply = await ana.By(way).Help(asked);

        Assert.Equal(["-msg \"U\" NICK MENSAGEM", "-msg \"G\" NOME_DO_GRUPO MENSAGEM"], reply.Done().Select(row => row.Syntax));
        Assert.DoesNotContain("-msgt", reply.Text, StringComparison.Ordinal);
    }

    [Theory, EachWay]
    public async Task Help_of_what_is_no_command_says_so(HttpTransportType transport, Way way)
    {
        await using var app = await App.StartAsync();
        await using var ana = await app.ConnectAsync("ana", transport);

        (await ana.By(way).Help("voar")).Refused("unknown-command", "Erro, comando inexistente. Use -help para ver os comandos");
    }
}
