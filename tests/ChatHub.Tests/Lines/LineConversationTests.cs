using ChatHub.TestKit;

namespace ChatHub.Tests.Lines;

/// <summary>A whole conversation of people who have nothing but a line.</summary>
public sealed class LineConversationTests
{
    [Fact]
    public async Task Everything_that_can_be_typed_is_answered_on_a_line_with_its_exact_text()
    {
        await using var app = await LineApp.StartAsync();
        using var ana = await app.Enter("ana");
        using var maria = await app.Enter("maria");

        await ana.Asks("-listarusuarios", "Usuários conectados:", "ana", "maria");
        await ana.Asks("-listargrupos", "Erro, nenhum grupo cadastrado");
        await ana.Asks("-listausrgrupo amigos", "Erro, grupo não cadastrado");
        await ana.Asks("-entrargrupo amigos", "Erro grupo não existe");
        await ana.Asks("-criargrupo amigos", "Grupo amigos criado; você já participa dele");
        await maria.Asks("-criargrupo amigos", "Error, grupo já existente");
        await maria.Asks("-listargrupos", "Grupos:", "amigos (1)");
        await maria.Asks("-msg \"G\" amigos oi", "Erro, você não participa do grupo");
        await maria.Asks("-sairgrupo amigos", "Erro, você não participa do grupo");
        await maria.Asks("-entrargrupo amigos", "Você entrou no grupo amigos");
        await maria.Asks("-entrargrupo amigos", "Você já participa do grupo amigos");
        await maria.Asks("-listausrgrupo amigos", "Usuários do grupo amigos:", "ana (conectado)", "maria (conectado)");

        await maria.Asks("-msg \"G\" amigos oi",
            "Mensagem enviada ao grupo amigos: 1 usuário conectado, ninguém desconectado", "(maria, amigos, DATA HORA) oi");
        await ana.Says("(maria, amigos, DATA HORA) oi");
        await ana.Asks("-msg u MARIA  com  espaços ", "Mensagem enviada; MARIA está online", "(ana, DATA HORA)  com  espaços ");
        await maria.Says("(ana, DATA HORA)  com  espaços ");
        await ana.Asks("-msgt T bom dia", "Mensagem enviada a todos: 1 usuário conectado, ninguém desconectado", "(ana, todos, DATA HORA) bom dia");
        await maria.Says("(ana, todos, DATA HORA) bom dia");
        await ana.Asks("-msg \"U\" ninguem oi", "Erro, usuário não existe");

        await ana.Asks("oi", "Erro, use -msg ou -msgt para enviar mensagens");
        await ana.Asks("--msg \"U\" maria oi", "Erro, comando inexistente. Use -help para ver os comandos");
        await ana.Asks("-xyz", "Erro, comando inexistente. Use -help para ver os comandos");
        await ana.Asks("-criargrupo", "Erro, parâmetros inválidos. Uso: -criargrupo NOME_DO_GRUPO");
        await ana.Asks("", []);
        await ana.Asks("-help -exit", "-exit: despede-se e desconecta");
        await maria.Asks("-sairgrupo amigos", "Você saiu do grupo amigos");

        await ana.Type("-exit");
        await ana.Ends("Até logo!");
        await maria.Asks("-listarusuarios", "Usuários conectados:", "maria");
        await maria.Asks("-msg \"U\" ana até amanhã", "ana está sem conexão agora; a mensagem fica esperando", "(maria, DATA HORA) até amanhã");
    }

    [Fact]
    public async Task A_line_and_a_hub_connection_are_alike()
    {
        await using var app = await LineApp.StartAsync();
        await using var pedro = await app.App.ConnectAsync("pedro");
        using var ana = await app.Enter("ana");

        await ana.Asks("-msg U pedro oi", "Mensagem enviada; pedro está online", "(ana, DATA HORA) oi");
        Assert.Equal("ana", (await pedro.Sees("oi")).From);
        await pedro.Tells("ana", "duas\nlinhas");
        await ana.Says("(pedro, DATA HORA) duas", "    linhas");
        await ana.Type("-help");
        var help = (await pedro.Hub.Run("-help", id: null)).Text.Split('\n');
        await ana.Says(help);
    }
}
