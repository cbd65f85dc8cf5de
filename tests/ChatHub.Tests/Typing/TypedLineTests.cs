using ChatHub.Contracts;
using Microsoft.AspNetCore.Http.Connections;

namespace ChatHub.Tests;

public sealed class TypedLineTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Theory]
    [EachTransport("-voar")]
    [EachTransport("-")]
    [EachTransport("--")]
    [EachTransport("--help")]
    [EachTransport("--msg \"U\" ana oi")]
    [EachTransport("--msgt \"T\" oi")]
    [EachTransport("-msgx \"U\" ana oi")]
    public async Task An_unknown_command_sends_nothing_and_points_to_help(HttpTransportType transport, string line)
    {
        await using var ana = await shared.ConnectAsync(transport);

        (await ana.Hub.Run(line, Talk.NewId())).Refused("unknown-command", "Erro, comando inexistente. Use -help para ver os comandos");

        Assert.Empty(await ana.Texts());
    }

    [Theory]
    [EachTransport("oi, gente")]
    [EachTransport("msg \"U\" ana oi")]
    [EachTransport("–msg \"U\" ana oi")] // an en dash, as word processors put it
    [EachTransport("")]
    public async Task A_line_without_a_dash_sends_nothing(HttpTransportType transport, string line)
    {
        await using var ana = await shared.ConnectAsync(transport);

        (await ana.Hub.Run(line, Talk.NewId())).Refused("not-a-command", "Erro, use -msg ou -msgt para enviar mensagens");

        Assert.Empty(await ana.Texts());
    }

    [Theory]
    [EachTransport("-msg \"U\" EU oi")]
    [EachTransport("-msg \"u\" EU oi")]
    [EachTransport("-msg U EU oi")]
    [EachTransport("-msg u EU oi")]
    [EachTransport("-msg \"G\" GRUPO oi")]
    [EachTransport("-msg g GRUPO oi")]
    [EachTransport("-msgt \"C\" oi")]
    [EachTransport("-msgt c oi")]
    [EachTransport("-msgt D oi")]
    [EachTransport("-msgt \"d\" oi")]
    [EachTransport("-msgt T oi")]
    [EachTransport("-msgt \"t\" oi")]
    [EachTransport("-msg 'U' EU oi")]
    [EachTransport("-msg «u» EU oi")]
    [EachTransport("-msg ‘U’ EU oi")]
    [EachTransport("-msg „G“ GRUPO oi")]
    [EachTransport("-msgt ´T´ oi")]
    [EachTransport("-msgt ＂T＂ oi")]
    [EachTransport("-msgt “t” oi")]
    public async Task Quotes_are_optional_and_the_letters_case_does_not_matter(HttpTransportType transport, string line)
    {
        await using var ana = await shared.ConnectAsync(transport);
        await ana.Creates("de-" + ana.Nick);

        (await ana.Hub.Run(For(ana, line), Talk.NewId())).Done();

        Assert.Equal(["oi"], await ana.Texts());
    }

    [Theory]
    [EachTransport("-msg \"U\" EU   oi  ", "  oi  ")]
    [EachTransport("-msg \"U\" EU \"oi\"", "\"oi\"")]
    [EachTransport("-msg \"U\" EU -msg \"U\" EU oi", "-msg \"U\" EU oi")]
    [EachTransport("-msg \"U\" EU linha 1\r\nlinha 2\n\nlinha 4", "linha 1\r\nlinha 2\n\nlinha 4")]
    [EachTransport("-msg \"U\" EU \ttabulado\t", "\ttabulado\t")]
    [EachTransport("-msgt \"T\" T", "T")]
    public async Task The_message_is_the_rest_of_the_line_as_typed(HttpTransportType transport, string line, string text)
    {
        await using var ana = await shared.ConnectAsync(transport);

        (await ana.Hub.Run(For(ana, line), Talk.NewId())).Done();

        Assert.Equal([For(ana, text)], await ana.Texts());
    }

    [Theory, EachTransport]
    public async Task A_line_without_an_id_is_sent_too(HttpTransportType transport)
    {
        await using var ana = await shared.ConnectAsync(transport);

        (await ana.Hub.Run(For(ana, "-msg \"U\" EU oi"), id: null)).Done();
        (await ana.Hub.Run(For(ana, "-msg \"U\" EU oi"), id: null)).Done();

        Assert.Equal(["oi", "oi"], await ana.Texts());
    }
    /// <summary>The rows' EU and GRUPO are this user and a group of this user's.</summary>
    private static string For(TestUser user, string line) =>
        line.Replace("EU", user.Nick, StringComparison.Ordinal).Replace("GRUPO", "de-" + user.Nick, StringComparison.Ordinal);
}
