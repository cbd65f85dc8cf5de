using System.Text;
using ChatHub.Server.Transport.Lines;
using ChatHub.TestKit;

namespace ChatHub.Tests.Lines;

/// <summary>Whatever bytes come in: lines are lines, and what is none is refused or closed.</summary>
public sealed class LineInputTests
{
    private const string TooLong = "Erro, mensagem longa demais: o limite é de 4000 caracteres";
    private const string NotText = "Erro, a linha não é texto em UTF-8";

    [Theory]
    [InlineData("ana\n-listarusuarios\n")]
    [InlineData("ana\r\n-listarusuarios\r\n")]
    [InlineData("ana\r\0-listarusuarios\r\0")]
    [InlineData("ana\n-listarusuarios")]
    [InlineData("ana\r\n\r\n-listarusuarios\r")]
    [InlineData("\ufeff ana\t\r\n\u200b\r\n-listarusuarios\r\n")]
    public async Task A_line_ends_as_the_client_ends_it_and_what_was_piped_in_is_answered_before_the_end(string piped)
    {
        await using var app = await LineApp.StartAsync();
        using var ana = await app.Open();

        await ana.Send(piped);
        ana.EndInput();

        await ana.Ends("* conectado como ana", "Usuários conectados:", "ana");
    }

    [Fact]
    public async Task A_nick_alone_shows_what_is_pending_and_ends()
    {
        await using var app = await LineApp.StartAsync();
        await app.App.KnowAsync("ana");
        await using var pedro = await app.App.ConnectAsync("pedro");
        for (var n = 0; n < 450; n++)
        {
            await pedro.Tells("ana", $"{n}");
        }

        using var ana = await app.Open();
        await ana.Send("ana\n");
        ana.EndInput();

        await ana.Ends(["* conectado como ana", .. Enumerable.Range(0, 450).Select(n => $"(pedro, DATA HORA) {n}")]);
    }

    [Fact]
    public async Task What_telnet_says_to_telnet_is_passed_over()
    {
        await using var app = await LineApp.StartAsync();
        using var ana = await app.Open();

        // WILL NAWS; the window's size, with a line feed in it and a doubled 255; DO TIMING-MARK in a word; NOP.
        await ana.Send([255, 251, 31, .. "an"u8, 255, 253, 6, .. "a\r\n"u8, 255, 250, 31, 0, 80, 255, 255, 10, 255, 240, 255, 241, .. "-listarusuarios\r\n"u8]);

        await ana.Says("* conectado como ana", "Usuários conectados:", "ana");
    }

    [Fact]
    public async Task Letters_that_are_cut_up_on_the_way_arrive_whole()
    {
        await using var app = await LineApp.StartAsync();
        using var joao = await app.Open();

        foreach (var piece in Encoding.UTF8.GetBytes("joão\n-msg U joão ação 🙂 日本\n"))
        {
            await joao.Send([piece]);
        }

        await joao.Says("* conectado como joão", "Mensagem guardada para você", "(joão, DATA HORA) ação 🙂 日本");
    }

    [Fact]
    public async Task A_line_that_is_no_text_is_refused_and_the_next_one_is_taken()
    {
        await using var app = await LineApp.StartAsync();
        using var ana = await app.Enter("ana");

        await ana.Send([.. "-msg U ana "u8, 0xc3, 0x28, (byte)'\n']);
        await ana.Says(NotText);
        await ana.Asks("-msg U ana \u001b[2J", "Erro, a mensagem está vazia ou tem caracteres de controle");
        await ana.Asks("-msg U ana " + new string('x', 4_001), TooLong);
        await ana.Asks("-msg U ana bom", "Mensagem guardada para você", "(ana, DATA HORA) bom");
    }

    [Fact]
    public async Task A_line_without_an_end_is_closed()
    {
        await using var app = await LineApp.StartAsync();
        using var ana = await app.Enter("ana");

        await ana.Send(new string('x', 70_000));

        await ana.Ends(TooLong);
        await (await app.Enter("ana")).Leaves();
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", "Erro, nick inválido: não use espaços")]
    [InlineData("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001", NotText)]
    [InlineData("\u007fELF\u0002\u0001\u0001\u0000", NotText)]
    [InlineData("\n", "Erro, nick inválido: escreva ao menos um caractere")]
    [InlineData("ana maria\n", "Erro, nick inválido: não use espaços; por exemplo: ana_maria")]
    public async Task Who_speaks_something_else_is_told_and_closed_at_once(string first, string refusal)
    {
        await using var app = await LineApp.StartAsync();
        using var stranger = await app.Open();

        await stranger.Send(Encoding.Latin1.GetBytes(first));

        await stranger.Ends(refusal);
    }

    [Fact]
    public async Task Random_bytes_do_no_harm()
    {
        await using var app = await LineApp.StartAsync();
        var random = new Random(20261125);
        for (var n = 0; n < 50; n++)
        {
            using var stranger = await app.Open();
            var bytes = new byte[random.Next(1, 5_000)];
            random.NextBytes(bytes);
            await stranger.Send(bytes);
            stranger.EndInput();
            Assert.True((await stranger.ReadToEnd()).Count <= 1);
        }

        await (await app.Enter("ana")).Leaves();
    }

    [Fact]
    public void No_more_than_a_line_is_kept_of_a_negotiation_that_never_ends()
    {
        var bytes = new LineBytes();
        bytes.Take(255);
        bytes.Take(250);
        for (var n = 0; n < 1_000_000; n++)
        {
            bytes.Take((byte)'x');
        }

        Assert.True(bytes.Taken.IsEmpty);
    }
}
