using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class UsageTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private const string Msg = "-msg \"U\" NICK MENSAGEM ou -msg \"G\" NOME_DO_GRUPO MENSAGEM";
    private const string Msgt = "-msgt \"C\" MENSAGEM ou -msgt \"D\" MENSAGEM ou -msgt \"T\" MENSAGEM";

    [Theory]
    [EachTransport("-help msg msgt", "-help [COMANDO]")]
    [EachTransport("-exit agora", "-exit")]
    [EachTransport("-listarusuarios todos", "-listarusuarios")]
    [EachTransport("-criargrupo", "-criargrupo NOME_DO_GRUPO")]
    [EachTransport("-listargrupos todos", "-listargrupos")]
    [EachTransport("-listausrgrupo", "-listausrgrupo NOME_DO_GRUPO")]
    [EachTransport("-entrargrupo", "-entrargrupo NOME_GRUPO")]
    [EachTransport("-entrargrupo ", "-entrargrupo NOME_GRUPO")]
    [EachTransport("-sairgrupo", "-sairgrupo NOME_GRUPO")]
    [EachTransport("-msg", Msg)]
    [EachTransport("-msg \"U\"", Msg)]
    [EachTransport("-msg \"U\" ana", Msg)]
    [EachTransport("-msg \"G\"", Msg)]
    [EachTransport("-msg \"X\" ana oi", Msg)]
    [EachTransport("-msg ana oi", Msg)]
    [EachTransport("-msg \"UG\" ana oi", Msg)]
    [EachTransport("-msgt", Msgt)]
    [EachTransport("-msgt \"T\"", Msgt)]
    [EachTransport("-msgt \"X\" oi", Msgt)]
    [EachTransport("-msgt oi", Msgt)]
    public async Task Wrong_arguments_are_refused_with_the_commands_usage(HttpTransportType transport, string line, string usage)
    {
        await using var ana = await shared.ConnectAsync(transport);

        (await ana.Hub.Run(line, Talk.NewId())).Refused("bad-arguments", "Erro, parâmetros inválidos. Uso: " + usage);

        Assert.Empty(await ana.Texts());
    }

    [Theory]
    [EachTransport("X")]
    [EachTransport("")]
    [EachTransport("UG")]
    public async Task A_kind_that_does_not_exist_is_refused_with_the_usage(HttpTransportType transport, string kind)
    {
        await using var ana = await shared.ConnectAsync(transport);

        (await ana.Hub.Message(kind, ana.Nick, "oi", Talk.NewId())).Refused("bad-arguments", "Erro, parâmetros inválidos. Uso: " + Msg);
        (await ana.Hub.MessageAll(kind, "oi", Talk.NewId())).Refused("bad-arguments", "Erro, parâmetros inválidos. Uso: " + Msgt);
    }

    [Theory]
    [EachTransport("user", "group")]
    [EachTransport("User", "GROUP")]
    [EachTransport("u", "g")]
    public async Task The_method_takes_the_kinds_words_too(HttpTransportType transport, string user, string group)
    {
        await using var ana = await shared.ConnectAsync(transport);
        await ana.Creates("de-" + ana.Nick);

        (await ana.Hub.Message(user, ana.Nick, "nota", Talk.NewId())).Done();
        (await ana.Hub.Message(group, "de-" + ana.Nick, "ao grupo", Talk.NewId())).Done();

        Assert.Equal(["nota", "ao grupo"], await ana.Texts());
    }
}
